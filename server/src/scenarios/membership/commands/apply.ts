import { sql } from 'kysely'
import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { fixIdentity } from '#engines/intake'
import { openCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { PersonalText, withoutNumbers } from '#platform/crypto'
import { holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { identityAdapter } from '#platform/identity'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { emit } from '#platform/outbox'
import { findPerson, openIdNumber } from '#registry/people'
import { openPerson, typedFacts } from '../facts.ts'
import { sealedIn, type ApplicationRow } from '../model.ts'
import { isAssisted, partyOf } from '../move.ts'
import { tellApplicant } from '../notices.ts'
import { presentMine } from '../present.ts'
import { applicationProcess } from '../process.ts'
import { ageOn, bornOf, decideJoining, readConsents } from '../rules.ts'
import { checkIdentityJob, inService, settleIdentity, takeInAtOnce } from '../settle.ts'
import { findOpenApplication, getUnionByCode, insertApplication, insertConsents } from '../store.ts'

type Route = typeof joiningRoutes.apply
type Proof = { name: PersonalText; phone: PersonalText | null; number: PersonalText; /** The card is on record. */ known: boolean }

/** Somebody asks to become a member. One application of a person is open at a time (J1): asking again, or twice at once, gives the same one. */
export async function apply(ctx: RequestContext, input: InputOf<Route>): Promise<AnswerOf<Route>> {
  const worker = requireWorker(ctx)
  await holdPerson(ctx, worker.personId)
  const union = await getUnionByCode(ctx.tx, input.unionCode)
  const open = await findOpenApplication(ctx.tx, worker.personId)
  const sameOpen = open && (open.kind === 'join' && open.unit_id === union.unit_id ? 'same' as const : 'other' as const)
  if (sameOpen === 'same') return { application: await presentMine(ctx, open!), again: true }

  const read = readConsents(input.consents)
  if ('refusal' in read) throw new Refused(read.refusal)
  const proof = await proofOf(ctx, worker.personId, input)
  const today = dayInShanghai(ctx.clock.now())
  const { member, doubt } = await inService(ctx, () => typedFacts(ctx, worker.personId, proof))
  const decision = decideJoining({ member, open: sameOpen ?? 'none', union: { open: union.open, dissolved: union.dissolved_on !== null }, age: ageOn(bornOf(proof.number.reveal()), today) })
  if (decision !== 'ok' && decision !== 'same') throw new Refused(decision)

  const row = await inService(ctx, async () => {
    const now = ctx.clock.now()
    const id = newId()
    const opened = await openCase(ctx.tx, {
      process: applicationProcess, subject: id, scope: union.scope, title: union.unit_name, applicant: worker.personId, actor: partyOf(ctx), now, calendar: await loadCalendar(ctx.tx), ...(proof.known && { state: 'review' as const, promised: { days: union.promise_days } }),
    })
    const filed = await insertApplication(ctx.tx, today.slice(0, 4), {
      id, kind: 'join', scope: union.scope, unit_id: union.unit_id, person_id: worker.personId, ...sealed(ctx, proof), work: input.work, employer: input.employer && withoutNumbers(input.employer), division: input.division, town: input.town,
      words: input.words && withoutNumbers(input.words), found_by: input.foundBy, filed_by: holderOf(ctx.actor), assisted: isAssisted(ctx), applied_at: now, identity: proof.known ? 'card' : 'none', identity_at: proof.known ? now : null,
      state: opened.state, case_id: opened.id, updated_at: now,
    })
    await insertConsents(ctx.tx, read.consents.map((one) => ({ id: newId(), person_id: worker.personId, application_id: id, purpose: one.purpose, version: one.version, granted: one.granted, assisted: isAssisted(ctx), recorded_by: holderOf(ctx.actor), at: now })))
    await appendAudit(ctx, { action: 'membership.apply', subject: `application:${id}`, scope: union.scope, details: { number: filed.number, doubt } })
    await emit(ctx, 'membership.applied', { applicationId: id }, { scope: union.scope })
    return proceed(ctx, filed, { known: proof.known, doubt })
  })
  if (row.assisted) await tellApplicant(ctx, row, 'membership.filed-for-you')
  return { application: await presentMine(ctx, row), again: false }
}

/** Two phones, or two presses with two keys: the second waits here and then finds the first. */
export async function holdPerson(ctx: Pick<RequestContext, 'tx'>, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('membership.application'), hashtext(${personId}))`.execute(ctx.tx)
}

/** Who it is: as the register has it from the card, else as it was typed, the number's form checked. */
async function proofOf(ctx: RequestContext, personId: string, input: { name?: string | undefined; idNumber?: string | undefined }): Promise<Proof> {
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  const own = openPerson(ctx, person)
  const onRecord = person.standing === 'real-name' ? openIdNumber(ctx.cipher, person) : null
  if (onRecord) return { ...own, number: onRecord, known: true }
  if (!input.name || !input.idNumber) throw new Refused('membership.identity-needed')
  return { phone: own.phone, name: new PersonalText(input.name), number: readNumber(ctx, input.idNumber), known: false }
}

export function readNumber(ctx: Pick<RequestContext, 'clock'>, typed: string): PersonalText {
  const reading = fixIdentity(typed, dayInShanghai(ctx.clock.now()), [])
  if ('fault' in reading) throw new Refused('people.wrong-id-number', { fault: reading.fault })
  return new PersonalText(reading.id)
}

export function sealed(ctx: Pick<RequestContext, 'cipher'>, { name, phone, number }: { name: PersonalText; phone: PersonalText | null; number: PersonalText | null }) {
  return {
    name_sealed: ctx.cipher.seal(name, sealedIn.name), phone_sealed: phone && ctx.cipher.seal(phone, sealedIn.phone),
    id_number_sealed: number && ctx.cipher.seal(number, sealedIn.idNumber), id_number_blind: number && ctx.cipher.blind(number, 'id-number'),
  }
}

/** What follows by itself: whose card is on record is looked at by the union's rule; what contradicts the register goes back; else the identity is checked, here or by the service. */
export async function proceed(ctx: RequestContext, row: ApplicationRow, { known, doubt }: { known: boolean; doubt: boolean }): Promise<ApplicationRow> {
  if (known) return takeInAtOnce(ctx, row)
  if (doubt) return settleIdentity(ctx, row, { kind: 'mismatch', reference: null })
  if (identityAdapter(ctx.config) === 'local') return settleIdentity(ctx, row, { kind: 'form' })
  await startJob(ctx, checkIdentityJob.name, { applicationId: row.id }, { scope: '' })
  return row
}
