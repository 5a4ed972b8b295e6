import { z } from 'zod'
import { job, type Module } from '#platform/module'
import { registerNotices } from '#platform/notify'
import './people.ts'
import { voucherChecks } from './checks.ts'
import { vouchersDesk } from './desk.ts'
import { followCancelled, followEnrolled, followLeft, followPublished } from './follow-training.ts'
import { heldByVouchers } from './held.ts'
import { routes } from './routes.ts'
import { expireVouchers } from './spend.ts'

export { lastClosable } from './rules.ts'

registerNotices({
  'vouchers.given': { zh: '你有一张培训券「{title}」，{until} 前可以用来上课。', en: 'You have a training voucher “{title}”. Spend it on a class by {until}.' },
  'vouchers.refunded': { zh: '培训券 {number} 退回来了，{until} 前还可以用在别的班。', en: 'Voucher {number} is yours again. Spend it on another class by {until}.' },
})

/** Nightly, batch by batch: vouchers past their last day give back what they hold. */
const expireJob = job({
  name: 'vouchers.expire', cron: '10 1 * * *', payload: z.object({}),
  async run(run) {
    let lapsed = 0
    for (let some = -1; some !== 0; lapsed += some) some = await run.inTransaction(expireVouchers, '')
    return { lapsed }
  },
})

/** Training vouchers (S21): from a budget to a worker, to a class, to a training body. */
export const vouchersModule: Module = {
  name: 'vouchers', routes, jobs: [expireJob], handlers: [followPublished, followCancelled, followEnrolled, followLeft], checks: voucherChecks, held: [heldByVouchers], desk: vouchersDesk,
}
