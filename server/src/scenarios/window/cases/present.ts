import { isOverdue, timeline, type Case } from '#engines/process'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import { NotFound, type RequestContext, type StaffActor } from '#platform/http'
import { getFile } from '#platform/files'
import { findLegalPersonOf, findLegalPerson, representativeIn, type LegalPersonToday } from '#registry/legal-persons'
import { namesOf } from '../names.ts'
import { getProcessCase } from './load.ts'
import { sealedIn, type Asked, type CaseRow, type Decided, type Handed, type Listed, type MaterialRow, type Place, type Record } from './model.ts'
import { allDeeds, decideDeed, requireStaffActor } from './policy.ts'
import { isLate } from './rules.ts'
import { findCaseRow, findMaterials } from './store.ts'

type Ctx = Pick<RequestContext, 'tx' | 'cipher' | 'clock' | 'actor'>

export function presentListed(row: CaseRow & { counter_name: string }, process: Pick<Case, 'deadlineOn' | 'closedAt'>, more: { today: string; stars: number | null }): Listed {
  return {
    id: row.id, number: row.number, item: { id: row.item_id, title: row.item_title, business: row.business as Listed['item']['business'] }, counter: { id: row.counter_id, name: row.counter_name }, unit: { id: row.unit_id, name: row.unit_name },
    state: row.state as Listed['state'], assisted: row.assisted_by !== null, delivery: row.delivery as Listed['delivery'], askedAt: row.asked_at.toISOString(), submittedAt: row.submitted_at?.toISOString() ?? null, acceptedAt: row.accepted_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null, closedAt: row.closed_at?.toISOString() ?? null, deadlineOn: process.deadlineOn, overdue: isOverdue(process, more.today), dueOn: row.due_on,
    late: isLate({ due_on: row.due_on, decidedOn: row.decided_at && dayInShanghai(row.decided_at), closed: row.closed_at !== null }, more.today), visits: row.visits, stars: more.stars,
  }
}

/** The union’s own case and those who work on it read the representative whole: the name is printed on the certificate. Others below see it masked. */
const readsWhole = (actor: StaffActor, row: CaseRow) => actor.unitId === row.unit_id || actor.permissions.has('window.examine') || actor.permissions.has('window.serve')

export function presentRegistered(ctx: Ctx, of: LegalPersonToday | undefined, whole: boolean): Record['registered'] {
  if (!of?.version) return null
  const name = ctx.cipher.open(of.version.representative_sealed, representativeIn).reveal()
  return { code: of.code, name: of.version.name, seat: of.version.seat, representative: whole ? name : maskName(name), validUntil: of.version.certificate_until, number: of.version.number, cancelledOn: of.cancelled_on }
}

/** The whole record, as its readers may see it. */
export async function presentCase(ctx: RequestContext, caseId: string): Promise<Record> {
  const actor = requireStaffActor(ctx)
  const row = await findCaseRow(ctx.tx, caseId)
  if (!row) throw new NotFound()
  const process = await getProcessCase(ctx, row)
  const files = await findMaterials(ctx.tx, row.id)
  const steps = await timeline(ctx.tx, row.case_id)
  const counter = await ctx.tx.selectFrom('window_counter').select('name').where('id', '=', row.counter_id).executeTakeFirst()
  const rating = await ctx.tx.selectFrom('window_rating').select('stars').where('case_id', '=', row.id).executeTakeFirst()
  const registered = row.legal_person_id ? await findLegalPerson(ctx.tx, row.legal_person_id) : row.business === 'general' ? undefined : await findLegalPersonOf(ctx.tx, row.unit_id)
  const nameOf = await namesOf(ctx, [row.asked_by, row.examined_by, row.decided_by, row.handed_by, ...steps.map((step) => step.actor), ...files.flatMap((file) => [file.brought_by, file.judged_by])])
  const whole = readsWhole(actor, row)
  const open = (bytes: Buffer | null, about: string) => (bytes ? ctx.cipher.open(bytes, about).reveal() : null)
  const name = (text: string | null) => (text !== null && !whole ? maskName(text) : text)
  const [asked, decided, handed] = [row.asked as Asked, row.decided as Decided | null, row.handed as Handed | null]
  const phone = open(row.contact_phone_sealed, sealedIn.contactPhone)!
  const examined = row.examined_by && row.examined_at ? { at: row.examined_at.toISOString(), by: nameOf(row.examined_by) } : null
  const token = actor.unitId === row.unit_id || actor.permissions.has('window.serve') ? open(row.follow_sealed, sealedIn.follow) : null
  return {
    ...presentListed({ ...row, counter_name: counter?.name ?? '' }, process, { today: dayInShanghai(ctx.clock.now()), stars: rating?.stars ?? null }),
    materials: await presentMaterials(ctx, row, files, nameOf),
    asked: { ...asked, representative: name(open(row.representative_sealed, sealedIn.representative)), contact: { name: name(open(row.contact_name_sealed, sealedIn.contactName))!, phone: actor.unitId === row.unit_id ? phone : maskPhone(phone) }, address: whole ? open(row.address_sealed, sealedIn.address) : null, by: nameOf(row.asked_by) },
    examined: examined && row.opinion !== null ? { ...examined, opinion: row.opinion, byMe: nameOf(row.examined_by) !== '' && row.examined_by === `account:${actor.accountId}` } : null,
    decided: decided && examined ? { ...decided, examined, approved: decided.outcome === 'granted' && row.decided_at ? { at: row.decided_at.toISOString(), by: nameOf(row.decided_by) } : null } : null,
    handed: handed && row.handed_at ? { ...handed, to: name(open(row.received_sealed, sealedIn.received)) ?? '', at: row.handed_at.toISOString(), by: nameOf(row.handed_by) } : null,
    registered: presentRegistered(ctx, registered, whole), lawDueOn: row.law_due_on,
    timeline: steps.filter((step) => !step.internal).map((step) => ({ id: step.id, at: step.at.toISOString(), kind: step.kind, event: step.event, state: step.to, by: nameOf(step.actor), assisted: step.assistedBy !== null, reason: step.reason })),
    can: allDeeds.filter((deed) => decideDeed(actor, row, deed) === null), followPath: token && `/w/${token}`,
    certificate: Boolean(row.legal_person_id && registered?.version && registered.cancelled_on === null && decided?.outcome === 'granted'),
  }
}

async function presentMaterials(ctx: Ctx, row: CaseRow, files: readonly MaterialRow[], nameOf: (holder: string | null) => string): Promise<Place[]> {
  const shown = new Map<string, Place['files']>()
  for (const file of files) {
    const stored = await getFile(ctx, file.file_id)
    shown.set(file.key, [...(shown.get(file.key) ?? []), {
      id: file.id, attempt: file.attempt, name: stored.name, contentType: stored.contentType, size: stored.size, at: file.brought_at.toISOString(), by: nameOf(file.brought_by),
      verdict: file.verdict as Place['files'][number]['verdict'], reason: file.reason, judgedAt: file.judged_at?.toISOString() ?? null, judgedBy: file.judged_by && nameOf(file.judged_by),
    }])
  }
  return (row.materials as Omit<Place, 'files'>[]).map((place) => ({ ...place, files: shown.get(place.key) ?? [] }))
}
