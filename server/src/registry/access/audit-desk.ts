import { auditRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { listEntries } from '#platform/audit'
import { handle, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { findStaff } from './find-staff.ts'

type Routes = typeof auditRoutes
type Entry = AnswerOf<Routes['list']>['rows'][number]

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

export const auditHandled: Handled[] = [handle(auditRoutes.list, listNamed), handle(auditRoutes.people, listPeople)]
