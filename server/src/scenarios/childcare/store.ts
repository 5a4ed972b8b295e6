import { sql, type SqlBool } from 'kysely'
import type { Cipher } from '#platform/crypto'
import { rangeOf, type Tx } from '#platform/db'
import { NotFound, type StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import type { About, ChildRow, ChildState, ClassState, ClassWith, DayRow } from './model.ts'

const classes = (tx: Tx) => tx.selectFrom('childcare_class as c').innerJoin('unit as u', 'u.id', 'c.unit_id').leftJoin('quota_pool as p', 'p.id', 'c.pool_id').selectAll('c').select(['u.name as unit_name', sql<number>`coalesce(p.seated, 0)`.as('seated'), sql<number>`coalesce(p.waiting, 0)`.as('waiting')])

export async function findClass(tx: Tx, id: string): Promise<ClassWith | undefined> {
  return classes(tx).where('c.id', '=', id).executeTakeFirst()
}

/** The class, held: enrolments, withdrawals and changes of a class come one after the other. */
export async function lockClass(tx: Tx, id: string): Promise<ClassWith> {
  const row = await classes(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** A class of the caller's range; a foreign one is not found. */
export async function getClassInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string, lock = false): Promise<ClassWith> {
  const row = await classes(tx).where('c.id', '=', id).$if(lock, (rows) => rows.forUpdate('c')).executeTakeFirst()
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

type Filter = { scope: string; today: string; q?: string | undefined; state?: readonly ClassState[] | undefined; after: { value: string; id: string } | null; limit: number }

export function listClassesIn(tx: Tx, { scope, today, q, state, after, limit }: Filter): Promise<ClassWith[]> {
  const { lo, hi } = rangeOf(scope)
  const standing = sql<string>`case when c.state <> 'published' then c.state when c.erased_at is not null then 'erased' when c.last_day < ${today} then 'ended' else 'published' end`
  return classes(tx).where('c.scope', '>=', lo).where('c.scope', '<', hi)
    .$if(Boolean(q), (rows) => rows.where((is) => is.or([is('c.title', 'ilike', `%${q!.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`), is('u.name', 'ilike', `%${q!.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`)])))
    .$if(state !== undefined, (rows) => rows.where(standing, 'in', state!))
    .$if(after !== null, (rows) => rows.where(sql<SqlBool>`(c.first_day, c.id) < (${after!.value}::date, ${after!.id}::uuid)`)).orderBy('c.first_day', 'desc').orderBy('c.id', 'desc').limit(limit).execute()
}

/** Where somebody is a member today. */
export async function scopesOfMember(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.selectFrom('membership').select('scope').where('person_id', '=', personId).where('valid_to', 'is', null).execute()
  return rows.map((row) => row.scope)
}

/** Published classes of these units and of all above them. */
export function findClassesAbove(tx: Tx, scopes: readonly string[], today: string): Promise<ClassWith[]> {
  const above = [...new Set(scopes.flatMap((scope) => scope.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'))))]
  return above.length === 0 ? Promise.resolve([]) : classes(tx).where('c.scope', 'in', above).where('c.state', '=', 'published').where('c.last_day', '>=', today).orderBy('c.first_day').orderBy('c.id').limit(60).execute()
}

export function findChildrenOf(tx: Tx, classId: string, states: readonly ChildState[]): Promise<ChildRow[]> {
  return tx.selectFrom('childcare_child').selectAll().where('class_id', '=', classId).where('state', 'in', states).orderBy('enrolled_at').orderBy('id').execute()
}

export async function lockChild(tx: Tx, id: string): Promise<ChildRow> {
  const row = await tx.selectFrom('childcare_child').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export function findDay(tx: Tx, childId: string, day: string): Promise<DayRow | undefined> {
  return tx.selectFrom('childcare_day').selectAll().where('child_id', '=', childId).where('day', '=', day).executeTakeFirst()
}

const sealedIn = { about: 'childcare_child.about', to: 'childcare_day.to' }
export const sealAbout = (cipher: Cipher, about: About): Buffer => cipher.seal(JSON.stringify(about), sealedIn.about)
/** What is known of a child; null once it is erased. */
export const openAbout = (cipher: Cipher, row: Pick<ChildRow, 'about_sealed'>): About | null => (row.about_sealed ? JSON.parse(cipher.open(row.about_sealed, sealedIn.about).reveal()) as About : null)
export const sealTo = (cipher: Cipher, name: string): Buffer => cipher.seal(name, sealedIn.to)
export const openTo = (cipher: Cipher, row: Pick<DayRow, 'to_sealed'>): string => (row.to_sealed ? cipher.open(row.to_sealed, sealedIn.to).reveal() : '')
/** Name and month of birth: by them a child is found again without being read. Two children may have the same. */
export const blindChild = (cipher: Cipher, child: Pick<About, 'name' | 'birthMonth'>): Buffer => cipher.blind(`${child.name.replace(/\s/g, '')}|${child.birthMonth}`, 'name')

/** Erases what is kept of these children (C4): who they are, who took them along, their codes. Places, days and the fact of the consent stay. */
export async function eraseChildren(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('childcare_child').set({ about_sealed: null, child_blind: null, erased_at: now }).where('id', 'in', ids).where('erased_at', 'is', null).execute()
  await tx.updateTable('childcare_day').set({ to_sealed: null }).where('child_id', 'in', ids).where('to_sealed', 'is not', null).execute()
  await tx.deleteFrom('childcare_code').where('child_id', 'in', ids).execute()
}

/** Ends enrolments; what is kept of the children has no purpose any more. */
export async function endChildren(tx: Tx, ids: readonly string[], state: Exclude<ChildState, 'seat' | 'waiting' | 'offered'>, now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('childcare_child').set({ state, ended_at: now, offered_until: null, withdrawn_at: state === 'withdrawn' ? now : null }).where('id', 'in', ids).execute()
  await eraseChildren(tx, ids, now)
}
