import { auditRoutes, roleTitles, type AnswerOf, type InputOf, type Role } from '@guildhall/contract'
import { appendAudit, listEntries } from '#platform/audit'
import { handle, Refused, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { getUnit } from '../units/index.ts'
import { auditWorkbook } from './audit-workbook.ts'
import { findStaff } from './find-staff.ts'

type Routes = typeof auditRoutes
type Entry = AnswerOf<Routes['list']>['rows'][number]
const most = 20_000

/** The log with the names of the staff in it; a worker's account has none here. */
export async function listNamed(ctx: RequestContext, input: InputOf<Routes['list']>): Promise<AnswerOf<Routes['list']>> {
  const { rows, next } = await listEntries(ctx, input)
  return { rows: await withNames(ctx, rows), next }
}

async function withNames(ctx: RequestContext, rows: Omit<Entry, 'accountName'>[]): Promise<Entry[]> {
  const names = new Map((await findStaff(ctx, { ids: [...new Set(rows.flatMap((row) => row.accountId ?? []))] })).map((one) => [one.accountId, one.name]))
  return rows.map((row) => ({ ...row, accountName: row.accountId ? names.get(row.accountId) ?? null : null }))
}

export async function listPeople(ctx: RequestContext, input: InputOf<Routes['people']>): Promise<AnswerOf<Routes['people']>> {
  requireStaff(ctx, 'audit.read')
  const found = await findStaff(ctx, { q: input.q, ...(input.accountId ? { ids: [input.accountId] } : {}) })
  return { rows: found.slice(0, 50).map(({ accountId, name, unitName, state }) => ({ accountId, name, unitName, loginName: state.loginName })) }
}

/** Entries as a workbook with a mark on every page. Taking the log along is a deed that the log keeps. */
export async function exportEntries(ctx: RequestContext, { filter, reason }: InputOf<Routes['export']>): Promise<AnswerOf<Routes['export']>> {
  const staff = requireStaff(ctx, 'audit.read')
  const { rows, next } = await listEntries(ctx, { ...filter, limit: most })
  if (next) throw new Refused('platform.export-too-large', { most })
  const [me] = await findStaff(ctx, { ids: [staff.accountId] })
  const bytes = await auditWorkbook(await withNames(ctx, rows), { exporter: me?.name ?? roleTitles[staff.role].zh, unitName: (await getUnit(ctx.tx, staff.unitId)).name, at: ctx.clock.now(), reason }, (role) => roleTitles[role as Role]?.zh ?? role)
  await appendAudit(ctx, { action: 'audit.export', reason, details: { rows: rows.length, filter } })
  return { fileName: '审计日志.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

export const auditHandled: Handled[] = [handle(auditRoutes.list, listNamed), handle(auditRoutes.people, listPeople), handle(auditRoutes.export, exportEntries)]
