export { arrive, type Arrived, type Arriving } from './arrive.ts'
export { bringIn, settleArrivals, type Settled } from './settle.ts'
