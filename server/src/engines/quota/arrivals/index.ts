export { arrive, type Arrived, type Arriving } from './arrive.ts'
export { bringIn, findLeftArrivals, settleArrivals, type Settled } from './settle.ts'
