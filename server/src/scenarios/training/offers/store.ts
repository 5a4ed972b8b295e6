import { sql, type Selectable } from 'kysely'
import { addDays } from '#platform/calendar'
import { rangeOf, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { OfferRow, RoundRow, Span } from './model.ts'

export type OpenNeed = Pick<Selectable<Database['training_need']>, 'id' | 'person_id' | 'level' | 'division' | 'town' | 'windows' | 'earliest' | 'latest' | 'asked_at' | 'name_sealed' | 'phone_sealed'>
/** A county's whole demand for a trade is some thousands; beyond this the longest-waiting count. */
const most = 20_000

/** Workers' open requests for an occupation in the range of the class, the longest waiting first. Read under the caller's own role: what they may not see is not counted. */
export function findOpenNeeds(tx: Tx, occupationId: string, scope: string): Promise<OpenNeed[]> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_need').select(['id', 'person_id', 'level', 'division', 'town', 'windows', 'earliest', 'latest', 'asked_at', 'name_sealed', 'phone_sealed'])
    .where('source', '=', 'worker').where('state', '=', 'open').where('person_id', 'is not', null).where('occupation_id', '=', occupationId).where('scope', '>=', lo).where('scope', '<', hi).orderBy('asked_at').orderBy('id').limit(most).execute()
}

export type Known = { places: Map<string, 'seated' | 'waiting'>; told: Set<string>; declined: Set<string>; today: Map<string, number>; week: Map<string, number>; sittings: Map<string, Span[]>; phones: Set<string> }

/** What else is known of these people, wherever it stands: read in the name of the service, and only to leave them out. */
export async function findKnown(tx: Tx, classId: string, personIds: readonly string[], today: string, now: Date): Promise<Known> {
  if (personIds.length === 0) return { places: new Map(), told: new Set(), declined: new Set(), today: new Map(), week: new Map(), sittings: new Map(), phones: new Set() }
  const people = sql<string[]>`${sql.val(personIds)}::uuid[]`
  const places = await tx.selectFrom('training_enrolment').select(['person_id', 'state']).where('class_id', '=', classId).where('state', '<>', 'cancelled').where(sql<boolean>`person_id = any(${people})`).execute()
  const told = await tx.selectFrom('training_offer').select('person_id').where('class_id', '=', classId).execute()
  const declined = await tx.selectFrom('training_offer_choice').select('person_id').where('wanted', '=', false).where(sql<boolean>`person_id = any(${people})`).execute()
  const heard = await tx.selectFrom('training_offer').select(['person_id', sql<number>`count(*) filter (where offered_on = ${today}::date)::int`.as('today'), sql<number>`count(*)::int`.as('week')])
    .where('offered_on', '>', addDays(today, -7)).where(sql<boolean>`person_id = any(${people})`).groupBy('person_id').execute()
  const sittings = await tx.selectFrom('training_enrolment as e').innerJoin('training_class as c', 'c.id', 'e.class_id').innerJoin('training_session as s', 's.class_id', 'e.class_id').select(['e.person_id', 's.starts_at as startsAt', 's.ends_at as endsAt'])
    .where('e.class_id', '<>', classId).where('e.state', '<>', 'cancelled').where('c.state', 'in', ['published', 'running']).where('s.state', '<>', 'cancelled').where('s.ends_at', '>', now).where(sql<boolean>`e.person_id = any(${people})`).execute()
  const phones = await tx.selectFrom('person').select('id').where('phone_sealed', 'is not', null).where(sql<boolean>`id = any(${people})`).execute()
  const spans = Map.groupBy(sittings, (row) => row.person_id)
  return {
    places: new Map(places.map((row) => [row.person_id, row.state as 'seated'])), told: new Set(told.map((row) => row.person_id)), declined: new Set(declined.map((row) => row.person_id)),
    today: new Map(heard.map((row) => [row.person_id, row.today])), week: new Map(heard.map((row) => [row.person_id, row.week])), sittings: spans, phones: new Set(phones.map((row) => row.id)),
  }
}

type NewRound = Omit<RoundRow, 'id' | 'told' | 'left_out'> & { left_out: RoundRow['left_out'] }

/**
 * Writes down who is told. Somebody told of this class before, or of any class today (T9), is left out by the database, whoever else offers seats in the same moment.
 * Gives the round, or undefined when nobody was left.
 */
export async function insertOffers(tx: Tx, round: NewRound, people: readonly { personId: string; needId: string }[], today: string): Promise<{ id: string; personIds: string[] } | undefined> {
  const id = newId()
  await tx.insertInto('training_offer_round').values({ ...round, left_out: sql`${JSON.stringify(round.left_out)}::jsonb`, id, told: 0 }).execute()
  const written: string[] = []
  // In one order for all, so that two rounds that name the same people wait for each other and do not block.
  const ordered = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  for (let at = 0; at < ordered.length; at += 500) {
    const rows = await tx.insertInto('training_offer').values(ordered.slice(at, at + 500).map((one) => ({ id: newId(), round_id: id, class_id: round.class_id, scope: round.scope, person_id: one.personId, need_id: one.needId, offered_on: today, offered_at: round.made_at })))
      .onConflict((conflict) => conflict.doNothing()).returning('person_id').execute()
    written.push(...rows.map((row) => row.person_id))
  }
  if (written.length === 0) {
    await tx.deleteFrom('training_offer_round').where('id', '=', id).execute()
    return undefined
  }
  await tx.updateTable('training_offer_round').set({ told: written.length }).where('id', '=', id).execute()
  return { id, personIds: written }
}

export function findRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  return tx.selectFrom('training_offer_round').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The next offers of a round that have not gone out; taken by this transaction alone. */
export function takeWaiting(tx: Tx, roundId: string, count: number): Promise<OfferRow[]> {
  return tx.selectFrom('training_offer').selectAll().where('round_id', '=', roundId).where('state', '=', 'waiting').orderBy('id').limit(count).forUpdate().skipLocked().execute()
}

export async function settleOffer(tx: Tx, id: string, settled: { state: 'sent' | 'dropped'; texted: boolean; now: Date }): Promise<void> {
  await tx.updateTable('training_offer').set({ state: settled.state, texted: settled.texted, sent_at: settled.state === 'sent' ? settled.now : null }).where('id', '=', id).execute()
}

export type RoundCount = RoundRow & { sent: number; texted: number; enrolled: number }

/** Rounds of a class with what came of each: whoever took a place afterwards and still has it. */
export async function findRounds(tx: Tx, classId: string): Promise<RoundCount[]> {
  const { rows } = await sql<RoundCount>`
    select r.*, count(o.id) filter (where o.state = 'sent')::int as sent, count(o.id) filter (where o.texted)::int as texted,
      count(o.id) filter (where exists (select from training_enrolment e where e.class_id = o.class_id and e.person_id = o.person_id and e.state <> 'cancelled' and e.enrolled_at >= o.offered_at))::int as enrolled
    from training_offer_round r left join training_offer o on o.round_id = r.id where r.class_id = ${classId} group by r.id order by r.made_at, r.id`.execute(tx)
  return rows
}

export function findChoice(tx: Tx, personId: string) {
  return tx.selectFrom('training_offer_choice').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

export async function saveChoice(tx: Tx, choice: { personId: string; wanted: boolean; by: string; assisted: boolean; now: Date }): Promise<void> {
  const said = { wanted: choice.wanted, chosen_by: choice.by, assisted: choice.assisted, chosen_at: choice.now }
  await tx.insertInto('training_offer_choice').values({ person_id: choice.personId, ...said }).onConflict((conflict) => conflict.column('person_id').doUpdateSet(said)).execute()
}

/** Of two records of one person, what the one that gives way chose holds for the kept one, unless that one chose itself. */
export async function carryChoiceOver(tx: Tx, { winnerId, loserId }: { winnerId: string; loserId: string }): Promise<void> {
  await sql`insert into training_offer_choice (person_id, scope, wanted, chosen_by, assisted, chosen_at)
    select ${winnerId}, scope, wanted, chosen_by, assisted, chosen_at from training_offer_choice where person_id = ${loserId} on conflict do nothing`.execute(tx)
}
