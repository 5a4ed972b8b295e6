import type { AnswerOf, InputOf, voucherRoutes } from '@guildhall/contract'
import { findAccounts, lock, move, moving, openAccounts, post } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { maskName, PersonalText } from '#platform/crypto'
import { asService, holderOf, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { sendNotice } from '#platform/notify'
import { findOrCreateContact, membershipsOf, openName } from '#registry'
import { isWithin, unitNames } from '#registry/units'
import { sealedName } from './model.ts'
import { countVouchers, findClassesById, findProgramme, findProgrammes, findVoucherOf, findVouchersOfProgramme, insertProgramme, insertVoucher, nextNumber, occupationNames, type ProgrammeRow, type VoucherRow } from './store.ts'

type Programme = AnswerOf<typeof voucherRoutes.getProgramme>['programme']

/** Opens a programme: its budget is granted in the ledger of the acting unit in the same moment (V1). */
export async function createProgramme(ctx: RequestContext, input: InputOf<typeof voucherRoutes.createProgramme>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const [value, budget] = [BigInt(input.valueFen), BigInt(input.budgetFen)]
  const occupations = [...new Set(input.occupationIds)]
  if (value > budget || input.validFrom > input.validTo || (await occupationNames(ctx.tx, occupations)).size < occupations.length) throw new Refused('vouchers.programme-wrong')
  const [id, now] = [newId(), ctx.clock.now()]
  const [source, free] = await openAccounts(ctx.tx, [{ scope: actor.scope, subject: id, kind: 'voucher-grant', currency: 'CNY' }, { scope: actor.scope, subject: id, kind: 'voucher-budget', currency: 'CNY', floor: 0n }], now)
  await insertProgramme(ctx.tx, {
    id, scope: actor.scope, unit_id: actor.unitId, title: input.title, summary: input.summary, occupation_ids: occupations, level: input.level, value_fen: value, budget_fen: budget, valid_from: input.validFrom, valid_to: input.validTo,
    members_only: input.membersOnly, self_service: input.selfService, budget_account: free!.id, created_by: holderOf(actor), created_at: now,
  })
  await move(ctx.tx, { from: source!.id, to: free!.id, amount: budget, key: `voucher-grant:${id}`, kind: 'voucher.granted', about: id, at: now })
  await appendAudit(ctx, { action: 'vouchers.create-programme', subject: `voucher-programme:${id}`, scope: actor.scope, details: { valueFen: input.valueFen, budgetFen: input.budgetFen } })
  return { id }
}

export async function listProgrammes(ctx: RequestContext): Promise<AnswerOf<typeof voucherRoutes.listProgrammes>> {
  requireStaff(ctx, 'vouchers.read')
  return { rows: await presentProgrammes(ctx, await findProgrammes(ctx.tx)) }
}

export async function getProgramme(ctx: RequestContext, { programmeId }: InputOf<typeof voucherRoutes.getProgramme>): Promise<AnswerOf<typeof voucherRoutes.getProgramme>> {
  const actor = requireStaff(ctx, 'vouchers.read')
  const row = await findProgramme(ctx.tx, programmeId)
  if (!row) throw new NotFound()
  const vouchers = await findVouchersOfProgramme(ctx.tx, row.id)
  const classes = new Map((await findClassesById(ctx.tx, vouchers.flatMap((one) => one.class_id ?? []))).map((one) => [one.class_id, one.title]))
  return {
    programme: (await presentProgrammes(ctx, [row]))[0]!,
    vouchers: vouchers.map((one) => ({
      id: one.id, number: one.number, holder: maskName(ctx.cipher.open(one.name_sealed, sealedName).reveal()), state: one.state as 'issued', via: one.via as 'asked', assisted: one.assisted, issuedAt: one.issued_at.toISOString(),
      className: one.class_id && (classes.get(one.class_id) ?? null), spentAt: one.spent_at?.toISOString() ?? null, amountFen: one.spent_fen === null ? null : String(one.spent_fen),
    })),
    mayIssue: actor.permissions.has('vouchers.manage') && isWithin(row.scope, actor.scope) && isRunning(row, dayInShanghai(ctx.clock.now())),
  }
}

async function presentProgrammes(ctx: RequestContext, rows: readonly ProgrammeRow[]): Promise<Programme[]> {
  const [units, occupations, counts] = [await asService(ctx, '', () => unitNames(ctx.tx, rows.map((row) => row.unit_id))), await occupationNames(ctx.tx, rows.flatMap((row) => row.occupation_ids)), await countVouchers(ctx.tx, rows.map((row) => row.id))]
  const free = new Map((rows.length === 0 ? [] : await findAccounts(ctx.tx, { ids: rows.map((row) => row.budget_account) })).map((one) => [one.id, one.balance]))
  return rows.map((row) => {
    const states = counts.get(row.id) ?? {}
    const [freeFen, spentFen] = [free.get(row.budget_account) ?? 0n, states['spent']?.spentFen ?? 0n]
    return {
      id: row.id, title: row.title, summary: row.summary, unit: { id: row.unit_id, name: units.get(row.unit_id) ?? '' }, occupations: row.occupation_ids.map((id) => ({ id, name: occupations.get(id) ?? '' })), level: row.level,
      valueFen: String(row.value_fen), validFrom: row.valid_from, validTo: row.valid_to, membersOnly: row.members_only, selfService: row.self_service,
      budgetFen: String(row.budget_fen), freeFen: String(freeFen), heldFen: String(row.budget_fen - freeFen - spentFen), spentFen: String(spentFen),
      issued: states['issued']?.count ?? 0, spent: states['spent']?.count ?? 0, expired: states['expired']?.count ?? 0,
    }
  })
}

export const isRunning = (row: Pick<ProgrammeRow, 'valid_to'>, today: string): boolean => today <= row.valid_to

type Given = { kind: 'given'; voucher: VoucherRow; again: boolean } | { kind: 'refused'; code: 'vouchers.programme-over' | 'vouchers.members-only' | 'vouchers.budget-used-up' }

/** Gives a person the programme's voucher, once (V2): out of the budget into an account of its own. Asked again the same one comes back. The right is the caller's to have decided. */
async function give(ctx: CommandContext, programme: ProgrammeRow, personId: string, via: 'asked' | 'issued'): Promise<Given> {
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const person = await ctx.tx.selectFrom('person').selectAll().where('id', '=', personId).forNoKeyUpdate().executeTakeFirst()
    if (!person) throw new NotFound()
    const known = await findVoucherOf(ctx.tx, programme.id, personId)
    if (known) return { kind: 'given', voucher: known, again: true }
    if (!isRunning(programme, dayInShanghai(now))) return { kind: 'refused', code: 'vouchers.programme-over' }
    if (programme.members_only && !(await membershipsOf(ctx.tx, personId)).some((one) => one.until === null)) return { kind: 'refused', code: 'vouchers.members-only' }
    const budget = await lock(ctx.tx, [programme.budget_account])
    if (budget[0]!.balance < programme.value_fen) return { kind: 'refused', code: 'vouchers.budget-used-up' }
    const id = newId()
    const [account] = await openAccounts(ctx.tx, [{ scope: programme.scope, subject: id, holder: personId, kind: 'voucher', currency: 'CNY', floor: 0n }], now)
    const voucher = await insertVoucher(ctx.tx, {
      id, scope: programme.scope, number: await nextNumber(ctx.tx, dayInShanghai(now).slice(0, 4)), programme_id: programme.id, person_id: personId, name_sealed: ctx.cipher.seal(openName(ctx.cipher, person), sealedName), state: 'issued', via,
      assisted: ctx.actor.kind === 'worker' && ctx.actor.assistedBy !== undefined, account_id: account!.id, valid_to: programme.valid_to, issued_by: holderOf(ctx.actor), issued_at: now,
    })
    if (!voucher) throw new Error('the person was held, so nobody else gave the voucher')
    const posted = await post(ctx.tx, { key: `voucher-issue:${id}`, kind: 'voucher.issued', about: id, at: now, entries: moving(programme.budget_account, account!.id, programme.value_fen) })
    if (posted.kind === 'refused') throw new Error('the budget was locked and held enough')
    await sendNotice(ctx, { to: { personId }, kind: 'vouchers.given', params: { title: programme.title, until: programme.valid_to }, link: '/vouchers' })
    return { kind: 'given', voucher, again: false }
  })
}

/** A worker asks on the phone, or a clerk for them: the rule answers at once. */
export async function askForVoucher(ctx: RequestContext, { programmeId }: InputOf<typeof voucherRoutes.ask>): Promise<{ id: string }> {
  const { personId } = requireWorker(ctx)
  const programme = await findProgramme(ctx.tx, programmeId)
  if (!programme) throw new NotFound()
  if (!programme.self_service) throw new Refused('vouchers.not-by-oneself')
  const given = await give(ctx, programme, personId, 'asked')
  if (given.kind === 'refused') throw new Refused(given.code)
  if (!given.again) await appendAudit(ctx, { action: 'vouchers.ask', subject: `voucher-programme:${programme.id}`, scope: programme.scope, details: { number: given.voucher.number } })
  return { id: given.voucher.id }
}

/** Gives vouchers to a list of people, each row with its own outcome; the budget goes in the order of the list. */
export async function issueVouchers(ctx: RequestContext, input: InputOf<typeof voucherRoutes.issue>): Promise<AnswerOf<typeof voucherRoutes.issue>> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const programme = await findProgramme(ctx.tx, input.programmeId)
  if (!programme || !isWithin(programme.scope, actor.scope)) throw new NotFound()
  if (!isRunning(programme, dayInShanghai(ctx.clock.now()))) throw new Refused('vouchers.programme-over')
  const people: { row: number; name: string; personId: string }[] = []
  for (const [index, one] of input.people.entries()) people.push({ row: index + 1, name: one.name, personId: (await findOrCreateContact(ctx, { ...one, unitId: actor.unitId })).personId })
  // People are held in one order by all, whatever the order of the list.
  await asService(ctx, '', () => ctx.tx.selectFrom('person').select('id').where('id', 'in', people.map((one) => one.personId)).orderBy('id').forNoKeyUpdate().execute())
  const rows: AnswerOf<typeof voucherRoutes.issue>['rows'] = []
  for (const { row, name, personId } of people) {
    const given = await give(ctx, programme, personId, 'issued')
    const outcome = given.kind === 'given' ? (given.again ? 'already' : 'issued') : given.code === 'vouchers.members-only' ? 'no-member' : 'no-budget'
    rows.push({ row, name: maskName(new PersonalText(name).reveal()), outcome })
  }
  const issued = rows.filter((one) => one.outcome === 'issued').length
  await appendAudit(ctx, { action: 'vouchers.issue', subject: `voucher-programme:${programme.id}`, scope: programme.scope, details: { issued, refused: rows.length - issued } })
  return { rows, issued }
}

