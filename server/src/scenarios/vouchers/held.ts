import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { yuan } from './rules.ts'
import { findProgrammes, findVouchersOfPerson } from './store.ts'

const states: Record<string, { zh: string; en: string }> = { issued: { zh: '可以用', en: 'to be spent' }, spent: { zh: '用了', en: 'spent' }, expired: { zh: '过期了', en: 'lapsed' } }

/** The vouchers of the person who asks. */
export async function heldByVouchers(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const rows = await findVouchersOfPerson(ctx.tx, personId)
  if (rows.length === 0) return []
  const programmes = new Map((await findProgrammes(ctx.tx)).map((one) => [one.id, one]))
  const both = (text: string) => ({ zh: text, en: text })
  return [{
    source: 'vouchers.vouchers', title: { zh: '培训券', en: 'Training vouchers' }, why: { zh: '券花的是公款，发给谁、用在哪要对得上账', en: 'Vouchers are public money: who had them and what they paid for is accounted for' },
    rows: rows.map((row) => ({
      at: row.issued_at.toISOString(), what: both(programmes.get(row.programme_id)?.title ?? row.number),
      facts: [{ name: { zh: '券号', en: 'Number' }, value: both(row.number) }, { name: { zh: '状态', en: 'State' }, value: states[row.state]! }, ...(row.spent_fen === null ? [] : [{ name: { zh: '用了（元）', en: 'Spent (yuan)' }, value: both(yuan(row.spent_fen)) }])],
    })),
  }]
}
