import { createHash, randomBytes } from 'node:crypto'
import { caseProcess } from './process.ts'
import { json } from '#platform/db'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { sealedIn, type Business, type Place } from './model.ts'

/** A case that was done before it came here: who did each step and when. Its scope is the unit's. */
export type PastCase = {
  unit: { id: string; scope: string; name: string }; item: { id: string; version: number; title: string; business: Business; materials: unknown }; counter: { id: string; scope: string }
  contact: { name: string; phone: string }; reason: string; askedBy: string; assistedBy: string | null; clerk: string; examiner: string; approver: string
  askedAt: Date; acceptedAt: Date; dueOn: string; decidedAt: Date; handedAt: Date; closedAt: Date; delivery: 'counter' | 'post'; visits: number; minutes: number; fileId: string; rating: { stars: number; words: string | null } | null
}

const opinion = '材料齐全，符合规定'

/** Takes closed cases over in bulk, each with its timeline, its materials and its rating. Needs the job role over all of them. */
export async function takeOverCases(ctx: CommandContext, past: readonly PastCase[]): Promise<void> {
  if (past.length === 0) return
  const made = past.map((one, index) => ({ one, id: newId(), caseId: newId(), number: `FW${one.askedAt.toISOString().slice(2, 4)}9${String(index + 1).padStart(5, '0')}` }))
  await inBatches(made, (rows) => ctx.tx.insertInto('process_case').values(rows.map(({ one, id, caseId }) => ({
    id: caseId, scope: one.unit.scope, process: caseProcess.key, version: caseProcess.version, subject: id, title: `${one.item.title}·${one.unit.name}`, applicant: null, owner: null, state: 'closed', entered_at: one.closedAt, deadline_on: null, opened_at: one.askedAt, closed_at: one.closedAt, steps: 7,
  }))).execute())
  await inBatches(made.flatMap(({ one, caseId }) => stepsOf(one).map((step, index) => ({ id: newId(), scope: one.unit.scope, case_id: caseId, seq: index + 1, internal: false, inputs: json({}), ...step }))), (rows) => ctx.tx.insertInto('process_step').values(rows).execute())
  await inBatches(made, (rows) => ctx.tx.insertInto('window_case').values(rows.map(({ one, id, caseId, number }) => rowOf(ctx, one, { id, caseId, number }))).execute())
  await inBatches(made.flatMap(({ one, id }) => (one.item.materials as Place[]).filter((place) => place.required).map((place) => ({
    id: newId(), scope: one.unit.scope, case_id: id, key: place.key, attempt: 1, file_id: one.fileId, brought_by: one.askedBy, brought_at: one.askedAt, verdict: 'accepted', judged_by: one.clerk, judged_at: one.acceptedAt,
  }))), (rows) => ctx.tx.insertInto('window_material').values(rows).execute())
  await inBatches(made.flatMap(({ one, id }) => (one.rating ? [{ case_id: id, scope: one.unit.scope, counter_id: one.counter.id, stars: one.rating.stars, words: one.rating.words, source: 'link', typed_by: null, rated_at: one.closedAt }] : [])), (rows) => ctx.tx.insertInto('window_rating').values(rows).execute())
}

function stepsOf(one: PastCase) {
  const assisted_by = one.assistedBy
  const moved = (event: string, from_state: string, to_state: string, actor: string, at: Date, acted_as = 'handler', reason: string | null = null) => ({ kind: 'moved', event, from_state, to_state, actor, acted_as, assisted_by: acted_as === 'applicant' ? assisted_by : null, reason, at })
  return [
    { kind: 'opened', event: null, from_state: null, to_state: 'preparing', actor: one.askedBy, acted_as: 'applicant', assisted_by, reason: null, at: one.askedAt },
    moved('submit', 'preparing', 'reviewing', one.askedBy, one.askedAt, 'applicant'), moved('accept', 'reviewing', 'examining', one.clerk, one.acceptedAt), moved('propose', 'examining', 'approving', one.examiner, one.decidedAt, 'handler', opinion),
    moved('approve', 'approving', 'issuing', one.approver, one.decidedAt), moved('hand-over', 'issuing', 'handed', one.clerk, one.handedAt), moved('confirm', 'handed', 'closed', one.askedBy, one.closedAt, 'applicant'),
  ]
}

function rowOf(ctx: CommandContext, one: PastCase, { id, caseId, number }: { id: string; caseId: string; number: string }) {
  const token = randomBytes(16).toString('base64url')
  const seal = (text: string, about: string) => ctx.cipher.seal(text, about)
  return {
    id, number, scope: one.unit.scope, case_id: caseId, item_id: one.item.id, item_version: one.item.version, item_title: one.item.title, business: one.item.business, materials: json(one.item.materials), counter_id: one.counter.id, counter_scope: one.counter.scope,
    unit_id: one.unit.id, unit_name: one.unit.name, state: 'closed', asked: json({ name: null, seat: null, termUntil: null, approval: null, reason: one.reason }), contact_name_sealed: seal(one.contact.name, sealedIn.contactName), contact_phone_sealed: seal(one.contact.phone, sealedIn.contactPhone),
    delivery: one.delivery, asked_by: one.askedBy, assisted_by: one.assistedBy, asked_at: one.askedAt, submitted_at: one.askedAt, accepted_at: one.acceptedAt, accepted_by: one.clerk, due_on: one.dueOn, opinion, examined_by: one.examiner, examined_at: one.decidedAt,
    decided: json({ outcome: 'granted', opinion, code: null, validUntil: null }), decided_by: one.approver, decided_at: one.decidedAt, handed: json({ how: one.delivery, tracking: null, minutes: one.delivery === 'counter' ? one.minutes : null }), received_sealed: seal(one.contact.name, sealedIn.received),
    handed_by: one.clerk, handed_at: one.handedAt, closed_at: one.closedAt, visits: one.visits, follow_token: createHash('sha256').update(token).digest(), follow_sealed: seal(token, sealedIn.follow),
  }
}

/** PostgreSQL takes 65 535 parameters a statement. */
async function inBatches<Row>(rows: readonly Row[], insert: (rows: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 400) await insert(rows.slice(at, at + 400))
}
