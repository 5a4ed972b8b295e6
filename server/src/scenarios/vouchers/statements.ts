import type { AnswerOf, InputOf, voucherRoutes } from '@guildhall/contract'
import { entriesOf, findAccounts, lock, move } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { maskName } from '#platform/crypto'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { staffNames } from '#registry'
import { isWithin, unitNames } from '#registry/units'
import { sealedName } from './model.ts'
import { amountOf, endOfMonth, lastClosable } from './rules.ts'
import { statementPdf, statementWorkbook } from './statement-files.ts'
import { findBodies, findBody, findClassesById, findStatement, findStatements, insertStatement, lastStatement, lockStatement, updateStatement, type BodyRow, type StatementRow } from './store.ts'

type Statement = AnswerOf<typeof voucherRoutes.approve>
export type Line = AnswerOf<typeof voucherRoutes.getStatement>['lines'][number]
/** The account behind a name under which deeds are kept. */
const accountOf = (holder: string | null) => /^account:([0-9a-f-]{36})/.exec(holder ?? '')?.[1] ?? null
/** More lines than a body has in a month, by far. */
const most = 100_000
const moves = new Set(['voucher.spent', 'voucher.refunded'])

export async function listStatements(ctx: RequestContext): Promise<AnswerOf<typeof voucherRoutes.listStatements>> {
  const actor = requireStaff(ctx, 'vouchers.read')
  const [bodies, statements] = [await findBodies(ctx.tx), await findStatements(ctx.tx)]
  const units = await asService(ctx, '', () => unitNames(ctx.tx, bodies.flatMap((one) => [one.payer_id, one.body_unit_id])))
  // What is owed is in the books of the payer, where a training body does not look: as the service, of the bodies that the caller sees.
  const owed = new Map((await asService(ctx, '', () => findAccounts(ctx.tx, { ids: bodies.map((one) => one.owed_account) }))).map((one) => [one.id, one]))
  const due = lastClosable(dayInShanghai(ctx.clock.now()))
  return {
    bodies: bodies.map((one) => {
      const last = statements.find((row) => row.body_id === one.id)
      const account = owed.get(one.owed_account)
      const named = (id: string) => ({ id, name: units.get(id) ?? '' })
      return { id: one.id, body: named(one.body_unit_id), payer: named(one.payer_id), owedFen: String(account?.balance ?? 0n), closable: account?.lastAt && (!last || last.month < due) ? due : null }
    }),
    rows: await presentStatements(ctx, statements, bodies),
    mayClose: actor.permissions.has('vouchers.manage'),
  }
}

/**
 * Closes a month (V6): every movement since the last statement until the month's end, and what that one left below nothing. A posting stands at its own instant or later, never
 * earlier, and the account is locked, so nothing comes into a closed month afterwards.
 */
export async function closeStatement(ctx: RequestContext, input: InputOf<typeof voucherRoutes.closeStatement>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const body = await findBody(ctx.tx, input.bodyId)
  if (!body || !isWithin(body.scope, actor.scope)) throw new NotFound()
  if (input.month > lastClosable(dayInShanghai(ctx.clock.now()))) throw new Refused('vouchers.month-not-over')
  await lock(ctx.tx, [body.owed_account])
  const last = await lastStatement(ctx.tx, body.id)
  if (last && last.month >= input.month) throw new Refused('vouchers.month-closed')
  const [id, until] = [newId(), endOfMonth(input.month)]
  const entries = (await entriesOf(ctx.tx, body.owed_account, { ...(last && { from: last.until_at }), until, limit: most })).filter((one) => moves.has(one.postingKind))
  const { carried, amount } = amountOf(entries.map((one) => one.amount), last?.amount_fen ?? null)
  await insertStatement(ctx.tx, {
    id, scope: body.scope, body_id: body.id, body_unit_id: body.body_unit_id, month: input.month, from_at: last?.until_at ?? null, until_at: until, carried_fen: carried, amount_fen: amount, lines: entries.length,
    state: amount > 0n ? 'closed' : 'carried', closed_by: holderOf(actor), closed_at: ctx.clock.now(),
  })
  await appendAudit(ctx, { action: 'vouchers.close-statement', subject: `voucher-statement:${id}`, scope: body.scope, details: { month: input.month, fen: String(amount), lines: entries.length } })
  return { id }
}

export async function getStatement(ctx: RequestContext, { statementId }: InputOf<typeof voucherRoutes.getStatement>): Promise<AnswerOf<typeof voucherRoutes.getStatement>> {
  requireStaff(ctx, 'vouchers.read')
  const row = await findStatement(ctx.tx, statementId)
  if (!row) throw new NotFound()
  return { statement: (await presentStatements(ctx, [row]))[0]!, lines: await linesOf(ctx, row) }
}

export async function statementFile(ctx: RequestContext, input: InputOf<typeof voucherRoutes.statementFile>): Promise<AnswerOf<typeof voucherRoutes.statementFile>> {
  const { statement, lines } = await getStatement(ctx, input)
  const bytes = input.as === 'pdf' ? await statementPdf(statement, lines, ctx.clock.now()) : await statementWorkbook(statement, lines, ctx.clock.now())
  return { fileName: `培训券对账单 ${statement.body.name} ${statement.month}.${input.as}`, contentType: input.as === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

/** A second pair of eyes (V7): never the one who closed it. */
export async function approveStatement(ctx: RequestContext, { statementId }: InputOf<typeof voucherRoutes.approve>): Promise<Statement> {
  const actor = requireStaff(ctx, 'vouchers.approve')
  const row = await lockOwn(ctx, statementId, actor.scope)
  if (row.state !== 'closed') throw new Refused('vouchers.statement-moved-on')
  if (row.closed_by === holderOf(actor)) throw new Refused('vouchers.same-person')
  const change = { state: 'approved', approved_by: holderOf(actor), approved_at: ctx.clock.now() }
  await updateStatement(ctx.tx, row.id, change)
  await appendAudit(ctx, { action: 'vouchers.approve-statement', subject: `voucher-statement:${row.id}`, scope: row.scope, details: { month: row.month, fen: String(row.amount_fen) } })
  return (await presentStatements(ctx, [{ ...row, ...change }]))[0]!
}

/** Notes the transfer of an approved statement. The money itself is moved at the bank: here only what is owed becomes paid. */
export async function notePayment(ctx: RequestContext, { statementId, reference }: InputOf<typeof voucherRoutes.pay>): Promise<Statement> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const row = await lockOwn(ctx, statementId, actor.scope)
  if (row.state !== 'approved') throw new Refused('vouchers.statement-moved-on')
  const [body, now] = [(await findBody(ctx.tx, row.body_id))!, ctx.clock.now()]
  const posted = await move(ctx.tx, { from: body.owed_account, to: body.paid_account, amount: row.amount_fen, key: `voucher-pay:${row.id}`, kind: 'voucher.paid', about: row.id, at: now })
  if (posted.kind === 'refused') throw new Error('what is owed has no floor')
  const change = { state: 'paid', paid_by: holderOf(actor), paid_at: now, reference }
  await updateStatement(ctx.tx, row.id, change)
  await appendAudit(ctx, { action: 'vouchers.note-payment', subject: `voucher-statement:${row.id}`, scope: row.scope, details: { month: row.month, fen: String(row.amount_fen), reference } })
  return (await presentStatements(ctx, [{ ...row, ...change }]))[0]!
}

async function lockOwn(ctx: RequestContext, id: string, scope: string): Promise<StatementRow> {
  const row = await lockStatement(ctx.tx, id)
  if (!row || !isWithin(row.scope, scope)) throw new NotFound()
  return row
}

async function linesOf(ctx: RequestContext, row: StatementRow): Promise<Line[]> {
  return asService(ctx, row.scope, async () => {
    const body = (await findBody(ctx.tx, row.body_id))!
    const entries = (await entriesOf(ctx.tx, body.owed_account, { ...(row.from_at && { from: row.from_at }), until: row.until_at, limit: most })).filter((one) => moves.has(one.postingKind))
    const ids = [...new Set(entries.flatMap((one) => one.about ?? []))]
    const vouchers = new Map((ids.length === 0 ? [] : await ctx.tx.selectFrom('voucher').select(['id', 'number', 'name_sealed']).where('id', 'in', ids).execute()).map((one) => [one.id, one]))
    const spends = await classesOfPostings(ctx, entries.map((one) => one.postingId))
    return entries.toReversed().map((entry) => {
      const voucher = entry.about === null ? undefined : vouchers.get(entry.about)
      return {
        at: entry.at.toISOString(), kind: entry.postingKind === 'voucher.spent' ? 'spent' as const : 'refunded' as const, voucher: voucher?.number ?? '', holder: voucher ? maskName(ctx.cipher.open(voucher.name_sealed, sealedName).reveal()) : '',
        className: spends.get(entry.postingId) ?? '', amountFen: String(entry.amount),
      }
    })
  })
}

/** On which class a spending was, also after it was taken back: noted when it happened. */
async function classesOfPostings(ctx: RequestContext, postingIds: readonly string[]): Promise<Map<string, string>> {
  if (postingIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('ledger_posting as p').innerJoin('voucher_use as u', (join) => join.on((on) => on.or([on('u.posting_id', '=', on.ref('p.id')), on('u.posting_id', '=', on.ref('p.reverses'))])))
    .select(['p.id', 'u.class_id']).where('p.id', 'in', [...postingIds]).execute()
  const titles = new Map((await asService(ctx, '', () => findClassesById(ctx.tx, rows.map((row) => row.class_id)))).map((one) => [one.class_id, one.title]))
  return new Map(rows.map((row) => [row.id, titles.get(row.class_id) ?? '']))
}

async function presentStatements(ctx: RequestContext, rows: readonly StatementRow[], among?: readonly BodyRow[]): Promise<Statement[]> {
  const actor = ctx.actor.kind === 'staff' ? ctx.actor : null
  const bodies = new Map((among ?? await findBodies(ctx.tx)).map((one) => [one.id, one]))
  const units = await asService(ctx, '', () => unitNames(ctx.tx, [...bodies.values()].flatMap((one) => [one.payer_id, one.body_unit_id])))
  const accounts = rows.flatMap((row) => [row.closed_by, row.approved_by].flatMap((holder) => accountOf(holder) ?? []))
  const names = await staffNames(ctx, [...new Set(accounts)])
  const nameOf = (holder: string | null) => (holder === null ? null : names.get(accountOf(holder) ?? '') ?? '')
  return rows.flatMap((row) => {
    const body = bodies.get(row.body_id)
    if (!body) return []
    const own = actor !== null && isWithin(row.scope, actor.scope)
    return [{
      id: row.id, month: row.month, body: { id: body.body_unit_id, name: units.get(body.body_unit_id) ?? '' }, payer: { id: body.payer_id, name: units.get(body.payer_id) ?? '' }, amountFen: String(row.amount_fen), carriedFen: String(row.carried_fen), lines: row.lines,
      state: row.state as Statement['state'], closedAt: row.closed_at.toISOString(), closedBy: nameOf(row.closed_by) ?? '', approvedAt: row.approved_at?.toISOString() ?? null, approvedBy: nameOf(row.approved_by), paidAt: row.paid_at?.toISOString() ?? null, reference: row.reference,
      mayApprove: own && row.state === 'closed' && actor.permissions.has('vouchers.approve') && row.closed_by !== holderOf(actor), mayPay: own && row.state === 'approved' && actor.permissions.has('vouchers.manage'),
    }]
  })
}
