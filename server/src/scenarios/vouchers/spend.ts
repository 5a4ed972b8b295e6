import type { AnswerOf, InputOf, voucherRoutes } from '@guildhall/contract'
import { lock, moving, post, postMany, reverse } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { sendNotice } from '#platform/notify'
import { unitNames } from '#registry/units'
import { decideSpend } from './rules.ts'
import { isRunning } from './programmes.ts'
import { findBody, findClassesById, findCourse, findCourses, findProgramme, findProgrammes, findSeatedClasses, findVouchersOfPerson, holdClass, holdSeat, lockOutdated, lockSpentOn, lockVoucher, occupationNames, updateVoucher, type VoucherRow } from './store.ts'

/** My vouchers with the classes each may be spent on, and the running programmes that I may ask. */
export async function listMine(ctx: RequestContext): Promise<AnswerOf<typeof voucherRoutes.listMine>> {
  const { personId } = requireWorker(ctx)
  const today = dayInShanghai(ctx.clock.now())
  const [vouchers, programmes, seated] = [await findVouchersOfPerson(ctx.tx, personId), await findProgrammes(ctx.tx), await findSeatedClasses(ctx.tx, personId)]
  const courses = await findCourses(ctx.tx, seated.map((one) => one.class_id))
  const spentOn = new Map((await findClassesById(ctx.tx, vouchers.flatMap((one) => one.class_id ?? []))).map((one) => [one.class_id, one.title]))
  const occupations = await occupationNames(ctx.tx, programmes.flatMap((one) => one.occupation_ids))
  const units = await asService(ctx, '', () => unitNames(ctx.tx, programmes.map((one) => one.unit_id)))
  const paidFor = new Set(vouchers.flatMap((one) => one.class_id ?? []))
  const words = (ids: readonly string[]) => ids.map((id) => occupations.get(id) ?? '')
  return {
    vouchers: vouchers.flatMap((one) => {
      const of = programmes.find((programme) => programme.id === one.programme_id)
      if (!of) return []
      const facts = { state: one.state, valueFen: of.value_fen, validFrom: of.valid_from, validTo: of.valid_to, occupationIds: of.occupation_ids, level: of.level }
      return [{
        id: one.id, number: one.number, title: of.title, issuer: units.get(of.unit_id) ?? '', occupations: words(of.occupation_ids), level: of.level, valueFen: String(of.value_fen), validFrom: of.valid_from, validTo: of.valid_to, state: one.state as 'issued',
        spentOn: one.class_id ? { classId: one.class_id, title: spentOn.get(one.class_id) ?? '', amountFen: String(one.spent_fen) } : null,
        classes: one.state !== 'issued' ? [] : seated.flatMap((row) => {
          const price = courses.find((course) => course.class_id === row.class_id && course.payer_id === of.unit_id)?.price_fen ?? null
          const decision = decideSpend({ voucher: facts, of: { occupationId: row.occupation_id, level: row.level, firstDay: row.first_day, cancelled: row.cancelled }, priceFen: price, seated: true, today })
          return decision.kind === 'spend' && !paidFor.has(row.class_id) ? [{ classId: row.class_id, title: row.title, firstDay: row.first_day, priceFen: String(price) }] : []
        }),
      }]
    }),
    offers: programmes.filter((one) => one.self_service && isRunning(one, today) && !vouchers.some((voucher) => voucher.programme_id === one.id)).map((one) => ({
      id: one.id, title: one.title, summary: one.summary, issuer: units.get(one.unit_id) ?? '', occupations: words(one.occupation_ids), level: one.level, valueFen: String(one.value_fen), validTo: one.valid_to, membersOnly: one.members_only,
    })),
  }
}

/** Spends a voucher on a class (V3): out of the voucher's account into what is owed to the training body. What is left of it lapses with the voucher. */
export async function spendVoucher(ctx: RequestContext, { voucherId, classId }: InputOf<typeof voucherRoutes.spend>): Promise<{ amountFen: string }> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  return asService(ctx, '', async () => {
    // Of one person one spends at a time, so that two vouchers do not pay for one class.
    await ctx.tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
    const of = await holdClass(ctx.tx, classId)
    const seat = await holdSeat(ctx.tx, classId, personId)
    const voucher = await lockVoucher(ctx.tx, voucherId)
    if (!voucher || voucher.person_id !== personId) throw new NotFound()
    // Pressed twice: the same answer.
    if (voucher.state === 'spent' && voucher.class_id === classId) return { amountFen: String(voucher.spent_fen) }
    if ((await findVouchersOfPerson(ctx.tx, personId)).some((one) => one.class_id === classId)) throw new Refused('vouchers.class-paid')
    const programme = (await findProgramme(ctx.tx, voucher.programme_id))!
    const course = await findCourse(ctx.tx, programme.unit_id, classId)
    const decision = decideSpend({
      voucher: { state: voucher.state, valueFen: programme.value_fen, validFrom: programme.valid_from, validTo: voucher.valid_to, occupationIds: programme.occupation_ids, level: programme.level },
      of: of ? { occupationId: of.occupation_id, level: of.level, firstDay: of.first_day, cancelled: of.cancelled } : null, priceFen: course?.price_fen ?? null, seated: seat !== undefined, today: dayInShanghai(now),
    })
    if (decision.kind === 'refuse') throw new Refused(decision.code)
    const body = (await findBody(ctx.tx, course!.body_id))!
    // The voucher is held: nobody else counts its uses now.
    const { uses } = await ctx.tx.selectFrom('voucher_use').select((count) => count.fn.countAll<number>().as('uses')).where('voucher_id', '=', voucher.id).executeTakeFirstOrThrow()
    const posted = await post(ctx.tx, { key: `voucher-spend:${voucher.id}:${uses}`, kind: 'voucher.spent', about: voucher.id, at: now, entries: moving(voucher.account_id, body.owed_account, decision.fen) })
    if (posted.kind === 'refused') throw new Error(`voucher ${voucher.id} is issued and its account does not hold its value`)
    await ctx.tx.insertInto('voucher_use').values({ posting_id: posted.posting.id, scope: voucher.scope, voucher_id: voucher.id, class_id: classId }).execute()
    await updateVoucher(ctx.tx, voucher.id, { state: 'spent', class_id: classId, spend_posting: posted.posting.id, spent_fen: decision.fen, spent_at: posted.posting.at })
    await appendAudit(ctx, { action: 'vouchers.spend', subject: `voucher-programme:${programme.id}`, scope: programme.scope, details: { number: voucher.number, classId, fen: String(decision.fen) } })
    return { amountFen: String(decision.fen) }
  })
}

/** Gives vouchers back whose class is off or whose seat was given up (V4): the posting is reversed, and the voucher is whole again. Run twice it does nothing. */
export async function refund(ctx: CommandContext, classId: string, personId?: string): Promise<number> {
  const spent = await lockSpentOn(ctx.tx, classId, personId)
  if (spent.length === 0) return 0
  const bodies = await ctx.tx.selectFrom('ledger_entry').select('account_id').where('posting_id', 'in', spent.map((one) => one.spend_posting!)).execute()
  await lock(ctx.tx, bodies.map((one) => one.account_id))
  for (const voucher of spent) await giveBack(ctx, voucher)
  return spent.length
}

async function giveBack(ctx: CommandContext, voucher: VoucherRow): Promise<void> {
  const result = await reverse(ctx.tx, { posting: voucher.spend_posting!, key: `voucher-refund:${voucher.spend_posting}`, kind: 'voucher.refunded', at: ctx.clock.now() })
  if (result.kind === 'refused') throw new Error(`voucher ${voucher.id} is spent but its posting was taken back`)
  // Past its day it lapses the next night, whole.
  await updateVoucher(ctx.tx, voucher.id, { state: 'issued', class_id: null, spend_posting: null, spent_fen: null, spent_at: null, swept: false })
  await sendNotice(ctx, { to: { personId: voucher.person_id }, kind: 'vouchers.refunded', params: { number: voucher.number, until: voucher.valid_to }, link: '/vouchers' })
}

const batch = 500

/** Nightly (V5): what vouchers past their last day still hold goes back to their budgets. Gives how many lapsed in this batch; 0 when all is done. */
export async function expireVouchers(ctx: CommandContext): Promise<number> {
  const outdated = await lockOutdated(ctx.tx, dayInShanghai(ctx.clock.now()), batch)
  if (outdated.length === 0) return 0
  const budgets = new Map((await ctx.tx.selectFrom('voucher_programme').select(['id', 'budget_account']).where('id', 'in', [...new Set(outdated.map((one) => one.programme_id))]).execute()).map((one) => [one.id, one.budget_account]))
  const held = new Map((await lock(ctx.tx, [...outdated.map((one) => one.account_id), ...budgets.values()])).map((one) => [one.id, one]))
  await postMany(ctx.tx, outdated.flatMap((one) => {
    const account = held.get(one.account_id)!
    return account.balance === 0n ? [] : [{ key: `voucher-expire:${one.id}:${account.lastAt!.getTime()}`, kind: 'voucher.expired', about: one.id, at: ctx.clock.now(), entries: moving(account.id, budgets.get(one.programme_id)!, account.balance) }]
  }))
  for (const one of outdated) await updateVoucher(ctx.tx, one.id, { swept: true, ...(one.state === 'issued' && { state: 'expired' }) })
  return outdated.length
}

