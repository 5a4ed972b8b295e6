import { afterCommit, shared, type Db, type Tx } from '#platform/db'
import type { RequestContext } from '#platform/http'
import { presentCards, type Card } from './present.ts'
import { findClasses, findPublished, findSessions, type ClassRow, type SessionRow } from './store.ts'

/** An announced class as everybody sees it, a second old at most. */
export type Announced = { row: ClassRow; card: Card; sessions: readonly SessionRow[] }

const byId = shared((tx, ids, now) => loadAnnounced(tx, async () => findClasses(tx, ids), now))
/** As many as a first page looks through. */
const looked = 60
const joinable = shared(async (tx, keys, now) => {
  const found = await loadAnnounced(tx, () => findPublished(tx, { open: true, now, limit: looked }), now)
  const cards = [...found.values()].map((one) => one.card).filter((card) => card.kind === 'composite')
  return new Map(keys.map((key) => [key, cards.sort((a, b) => (a.nextSession?.startsAt ?? '9').localeCompare(b.nextSession?.startsAt ?? '9'))]))
})

type Ctx = Pick<RequestContext, 'db' | 'clock'>

/** Announced classes by id; one that is not announced is not among them. */
export function findAnnounced(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Announced>> {
  return byId.find(ctx, ids)
}

/** Classes that anybody may still enrol in, the soonest to meet first. */
export async function findJoinable(ctx: Ctx): Promise<readonly Card[]> {
  return (await joinable.find(ctx, ['all'])).get('all') ?? []
}

/** For whoever changes what is announced: this server shows the change at once. Taken seats are no such change; their number may be a second old. */
export function noteAnnouncedChange(ctx: { db: Db; tx: Tx }): void {
  afterCommit(ctx.tx, byId.forget(ctx.db))
  afterCommit(ctx.tx, joinable.forget(ctx.db))
}

async function loadAnnounced(tx: Tx, find: () => Promise<ClassRow[]>, now: Date): Promise<Map<string, Announced>> {
  const rows = await find()
  const [cards, sessions] = await Promise.all([presentCards(tx, rows, now), findSessions(tx, rows.map((row) => row.id))])
  const lessons = Map.groupBy(sessions, (session) => session.class_id)
  return new Map(rows.map((row, index) => [row.id, { row, card: cards[index]!, sessions: lessons.get(row.id) ?? [] }]))
}
