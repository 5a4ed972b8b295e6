import { sql, type Expression, type SqlBool } from 'kysely'
import type { Day } from '#platform/calendar'
import { json, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CaseRow, CaseState, Decided, Handed, MaterialRow } from './model.ts'

export async function nextNumber(tx: Tx, day: Day): Promise<string> {
  const { rows } = await sql<{ n: string }>`select nextval('window_case_number_seq')::text as n`.execute(tx)
  return `FW${day.slice(2, 4)}${rows[0]!.n.padStart(6, '0')}`
}

export type NewCase = Omit<CaseRow, 'submitted_at' | 'accepted_at' | 'accepted_by' | 'due_on' | 'law_due_on' | 'opinion' | 'examined_by' | 'examined_at' | 'decided' | 'decided_by' | 'decided_at' | 'legal_person_id' | 'handed' | 'received_sealed' | 'handed_by' | 'handed_at' | 'closed_at' | 'visits'>

export async function insertCase(tx: Tx, row: NewCase): Promise<void> {
  await tx.insertInto('window_case').values({ ...row, asked: json(row.asked), materials: json(row.materials) }).execute()
}

export function findCaseRow(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.selectFrom('window_case').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockCaseRow(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.selectFrom('window_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findCaseByToken(tx: Tx, token: Buffer): Promise<CaseRow | undefined> {
  return tx.selectFrom('window_case').selectAll().where('follow_token', '=', token).executeTakeFirst()
}

export function findCaseByProcess(tx: Tx, processCaseId: string): Promise<CaseRow | undefined> {
  return tx.selectFrom('window_case').selectAll().where('case_id', '=', processCaseId).executeTakeFirst()
}

/** The application about the certificate that a union has under way. */
export function findOpenRegistration(tx: Tx, unitId: string): Promise<{ id: string } | undefined> {
  return tx.selectFrom('window_case').select('id').where('unit_id', '=', unitId).where('business', '<>', 'general').where('closed_at', 'is', null).executeTakeFirst()
}

type Changes = Partial<Omit<CaseRow, 'id' | 'scope' | 'asked' | 'materials' | 'decided' | 'handed'>> & { asked?: unknown; decided?: Decided; handed?: Handed }

export async function updateCase(tx: Tx, id: string, { asked, decided, handed, ...rest }: Changes): Promise<void> {
  await tx.updateTable('window_case').set({ ...rest, ...(asked !== undefined && { asked: json(asked) }), ...(decided && { decided: json(decided) }), ...(handed && { handed: json(handed) }) }).where('id', '=', id).executeTakeFirstOrThrow()
}

export function findMaterials(tx: Tx, caseId: string): Promise<MaterialRow[]> {
  return tx.selectFrom('window_material').selectAll().where('case_id', '=', caseId).orderBy('key').orderBy('attempt', 'desc').execute()
}

export function findMaterial(tx: Tx, id: string): Promise<MaterialRow | undefined> {
  return tx.selectFrom('window_material').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertMaterial(tx: Tx, row: { scope: string; caseId: string; key: string; attempt: number; fileId: string; by: string; now: Date }): Promise<string> {
  const id = newId()
  await tx.insertInto('window_material').values({ id, scope: row.scope, case_id: row.caseId, key: row.key, attempt: row.attempt, file_id: row.fileId, brought_by: row.by, brought_at: row.now }).execute()
  return id
}

/** A verdict may be changed until the review ends; the last word counts. */
export async function judge(tx: Tx, id: string, verdict: { verdict: 'accepted' | 'redo'; reason: string | null; by: string; now: Date }): Promise<void> {
  await tx.updateTable('window_material').set({ verdict: verdict.verdict, reason: verdict.reason, judged_by: verdict.by, judged_at: verdict.now }).where('id', '=', id).execute()
}

export type CaseQuery = {
  q?: string | undefined; states?: readonly CaseState[] | undefined; open?: boolean | undefined; itemId?: string | undefined; counterId?: string | undefined; assisted?: boolean | undefined; late?: boolean | undefined
  /** Decided from this instant on and before that one. */
  decided?: { from: Date; to: Date } | undefined; today: Day
}

const decidedOn = sql`(w.decided_at at time zone 'Asia/Shanghai')::date`
const orders = {
  deadline: { by: sql`coalesce(p.deadline_on::text, '9999-12-31')`, down: false }, newest: { by: sql`to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, down: true }, oldest: { by: sql`to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, down: false },
} as const
export type CaseOrder = keyof typeof orders

function cases(tx: Tx, query: CaseQuery, { states = true } = {}) {
  const like = query.q && `%${query.q.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`
  const late = sql<SqlBool>`(w.due_on is not null and coalesce(${decidedOn}, case when w.closed_at is null then ${query.today}::date end) > w.due_on)`
  return tx.selectFrom('window_case as w').innerJoin('process_case as p', 'p.id', 'w.case_id').innerJoin('window_counter as k', 'k.id', 'w.counter_id').leftJoin('window_rating as g', 'g.case_id', 'w.id')
    .$if(Boolean(like), (rows) => rows.where((is) => is.or([is('w.unit_name', 'ilike', like!), is('w.number', 'ilike', like!)])))
    .$if(states && Boolean(query.states?.length), (rows) => rows.where('w.state', 'in', query.states!))
    .$if(query.open !== undefined, (rows) => rows.where('w.closed_at', query.open ? 'is' : 'is not', null))
    .$if(query.itemId !== undefined, (rows) => rows.where('w.item_id', '=', query.itemId!))
    .$if(query.counterId !== undefined, (rows) => rows.where('w.counter_id', '=', query.counterId!))
    .$if(query.assisted !== undefined, (rows) => rows.where('w.assisted_by', query.assisted ? 'is not' : 'is', null))
    .$if(query.late !== undefined, (rows) => rows.where(query.late ? late : sql<SqlBool>`not ${late}` as Expression<SqlBool>))
    .$if(query.decided !== undefined, (rows) => rows.where('w.decided_at', '>=', query.decided!.from).where('w.decided_at', '<', query.decided!.to))
}

export type ListedRow = Awaited<ReturnType<typeof listCases>>[number]

export async function listCases(tx: Tx, query: CaseQuery, { sort, after, limit }: { sort: CaseOrder; after: { value: string; id: string } | null; limit: number }) {
  const { by, down } = orders[sort]
  const direction = down ? 'desc' : 'asc'
  return cases(tx, query).selectAll('w').select(['p.deadline_on', 'k.name as counter_name', 'g.stars', sql<string>`${by}`.as('place')])
    .$if(after !== null, (rows) => rows.where(sql<SqlBool>`(${by}, w.id) ${sql.raw(down ? '<' : '>')} (${after?.value}, ${after?.id}::uuid)`))
    .orderBy(by, direction).orderBy('w.id', direction).limit(limit).execute()
}

/** How many there are in each state under the other filters. */
export function countByState(tx: Tx, query: CaseQuery): Promise<{ state: string; count: number }[]> {
  return cases(tx, query, { states: false }).select(['w.state', sql<number>`count(*)::int`.as('count')]).groupBy('w.state').execute()
}

export async function announce(tx: Tx, row: { scope: string; caseId: string; kind: 'registered' | 'changed' | 'cancelled' | 'replaced'; unitName: string; code: string; words: string; on: Day }): Promise<void> {
  await tx.insertInto('window_announcement').values({ id: newId(), scope: row.scope, case_id: row.caseId, kind: row.kind, unit_name: row.unitName, code: row.code, words: row.words, announced_on: row.on }).execute()
}
