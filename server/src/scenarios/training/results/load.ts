import { findIssuedOf } from '#engines/credentials'
import { findCase, timeline } from '#engines/process'
import { maskName, maskPhone } from '#platform/crypto'
import { asService, type RequestContext } from '#platform/http'
import { asLogin } from '#platform/login'
import { attendanceOfClass } from '../classes/index.ts'
import { namesOfHolders } from '../needs/holders.ts'
import { sealedName, type ClassResults, type EntryRow, type ResultRow } from './model.ts'
import { may, seesNames } from './policy.ts'
import { accountIn, authorsOf, decideConfirming, decideOutcome, isOpenForMarks, meanOf, missingMarks } from './rules.ts'
import { findEntries, findResults, findTrainersOfClass, type ClassRow, type EnrolmentRow } from './store.ts'

type Ctx = Pick<RequestContext, 'tx' | 'actor' | 'cipher'>
export type Sheet = { of: ClassRow; seated: EnrolmentRow[]; results: Map<string, ResultRow>; attendance: (enrolmentId: string) => number | null; entries: EntryRow[] }

/** Everything that marks of a class stand on. Read as the service: a trainer sees no table of it. */
export function loadSheet(ctx: Ctx, of: ClassRow): Promise<Sheet> {
  return asService(ctx, of.scope, async () => {
    const seated = await attendanceOfClass(ctx.tx, of)
    const percents = new Map(seated.map(({ enrolment, attendance }) => [enrolment.id, attendance.percent]))
    return {
      of, seated: seated.map((one) => one.enrolment), results: new Map((await findResults(ctx.tx, of.id)).map((row) => [row.enrolment_id, row])),
      attendance: (enrolmentId: string) => percents.get(enrolmentId) ?? null, entries: await findEntries(ctx.tx, of.id),
    }
  })
}

/** What somebody's row comes to now. After confirmation the attendance that was counted then stands, whatever happens to the timetable. */
export function stateOf(sheet: Sheet, enrolmentId: string) {
  const row = sheet.results.get(enrolmentId)
  const marks = { theory: row?.theory ?? null, practice: row?.practice ?? null, absent: row?.absent ?? false }
  const attendancePercent = row?.confirmed_at ? row.attendance_percent : sheet.attendance(enrolmentId)
  const rules = { minAttendancePercent: sheet.of.min_attendance_percent, passTheory: sheet.of.pass_theory, passPractice: sheet.of.pass_practice }
  return { ...marks, attendancePercent, outcome: decideOutcome({ ...marks, attendancePercent }, rules), missing: missingMarks({ ...marks, attendancePercent }, rules) }
}

/** T3, asked of the whole class: whoever entered any of it, handed it in or teaches it does not confirm it. */
export async function barOf(ctx: Ctx, sheet: Sheet): Promise<ClassResults['barred']> {
  if (ctx.actor.kind !== 'staff') return null
  const enteredBy = [...new Set([...sheet.entries.map((entry) => entry.entered_by), ...(sheet.of.results_entered_by ? [sheet.of.results_entered_by] : [])])]
  const authors = authorsOf(enteredBy)
  return decideConfirming({
    accountId: ctx.actor.accountId, personId: ctx.actor.personId, enteredBy, enteredByPersons: [...authors.persons, ...(await personsOfAccounts(ctx, authors.accounts)).values()],
    trainers: (await asService(ctx, '', () => findTrainersOfClass(ctx.tx, sheet.of.id))).map((one) => one.personId),
  })
}

/** The marks of a class as its trainer or staff see them. */
export async function presentResults(ctx: Ctx, of: ClassRow, as: 'trainer' | 'staff'): Promise<ClassResults> {
  const sheet = await loadSheet(ctx, of)
  const { certificates, steps, current } = await asService(ctx, of.scope, async () => ({
    steps: of.case_id ? await timeline(ctx.tx, of.case_id) : [], certificates: await findCertificates(ctx, sheet), current: of.case_id ? await findCase(ctx.tx, of.case_id) : null,
  }))
  const names = await namesOfAuthors(ctx, of, [...[...sheet.results.values()].map((row) => row.entered_by), ...steps.map((step) => step.actor)])
  const rows = sheet.seated.map((who): ClassResults['rows'][number] => {
    const row = sheet.results.get(who.id)
    return {
      enrolmentId: who.id, person: { id: as === 'staff' ? who.person_id : null, name: seesNames(ctx, as) ? nameOf(ctx, who) : maskName(nameOf(ctx, who)), phone: phoneOf(ctx, who) }, unitName: who.unit_name,
      ...stateOf(sheet, who.id), enteredBy: row ? names(row.entered_by) : null, enteredAt: row?.entered_at.toISOString() ?? null, confirmedAt: row?.confirmed_at?.toISOString() ?? null,
      certificate: certificates.get(who.id) ?? null,
    }
  })
  const barred = of.state === 'confirming' && may(ctx, 'training.result.confirm') ? await barOf(ctx, sheet) : null
  const handedIn = steps.findLast((step) => step.event === 'submit-results')
  const sentBack = steps.findLast((step) => step.event === 'send-back')
  const final = steps.findLast((step) => step.event === 'confirm')
  return {
    classId: of.id, number: of.number, title: of.title, state: of.state as ClassResults['state'], minAttendancePercent: of.min_attendance_percent, passTheory: of.pass_theory, passPractice: of.pass_practice,
    rows, figures: figuresOf(rows), can: actionsOf(ctx, of, as, barred), barred,
    submitted: handedIn && (of.state === 'confirming' || of.state === 'closed') ? { by: names(handedIn.actor), at: handedIn.at.toISOString() } : null,
    returned: sentBack && of.state === 'assessing' ? { by: names(sentBack.actor), at: sentBack.at.toISOString(), reason: sentBack.reason ?? '' } : null,
    confirmed: final ? { by: names(final.actor), at: final.at.toISOString() } : null, due: current?.deadlineOn ?? null,
  }
}

function figuresOf(rows: ClassResults['rows']): ClassResults['figures'] {
  const passed = rows.filter((row) => row.outcome === 'passed').length
  const complete = rows.filter((row) => row.outcome !== null).length
  return { people: rows.length, complete, passed, failed: complete - passed, theoryMean: meanOf(rows.map((row) => row.theory)), practiceMean: meanOf(rows.map((row) => row.practice)) }
}

function actionsOf(ctx: Ctx, of: ClassRow, as: 'trainer' | 'staff', barred: ClassResults['barred']): ClassResults['can'] {
  const marks = as === 'trainer' || may(ctx, 'training.result.enter')
  const reviewing = of.state === 'confirming' && may(ctx, 'training.result.confirm')
  return [
    ...(marks && isOpenForMarks(of.state) ? ['enter' as const] : []), ...(marks && of.state === 'assessing' ? ['submit' as const] : []),
    ...(reviewing && barred === null ? ['confirm' as const] : []), ...(reviewing ? ['return' as const] : []),
  ]
}

async function findCertificates(ctx: Ctx, sheet: Sheet): Promise<Map<string, { id: string; number: string; revoked: boolean }>> {
  const found = new Map<string, { id: string; number: string; revoked: boolean }>()
  for (const row of sheet.results.values()) {
    if (!row.certificate_id) continue
    const issued = (await findIssuedOf(ctx.tx, { subject: row.enrolment_id }))[0]
    if (issued) found.set(row.enrolment_id, { id: issued.id, number: issued.number, revoked: issued.revoked !== null })
  }
  return found
}

/** Whoever had a hand in the results: colleagues by name, and the trainer, who works from the phone, by the name they teach under. */
export async function namesOfAuthors(ctx: Ctx, of: ClassRow, holders: readonly string[]): Promise<(holder: string) => string | null> {
  const persons = await personsOfAccounts(ctx, holders.flatMap((holder) => accountIn(holder) ?? []))
  return asService(ctx, '', async () => {
    const staff = await namesOfHolders(ctx, holders)
    const trainers = new Map((await findTrainersOfClass(ctx.tx, of.id)).map((one) => [one.personId, one.name]))
    return (holder) => staff(holder) ?? trainers.get(persons.get(accountIn(holder) ?? '') ?? '') ?? null
  })
}

async function personsOfAccounts(ctx: Ctx, accounts: readonly string[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await asLogin(ctx, () => ctx.tx.selectFrom('login_account').select(['id', 'person_id']).where('id', 'in', [...new Set(accounts)]).execute())
  return new Map(rows.flatMap((row) => (row.person_id ? [[row.id, row.person_id] as const] : [])))
}

export function nameOf(ctx: Pick<RequestContext, 'cipher'>, who: Pick<EnrolmentRow, 'name_sealed'>): string {
  return ctx.cipher.open(who.name_sealed, sealedName).reveal()
}

function phoneOf(ctx: Pick<RequestContext, 'cipher'>, who: Pick<EnrolmentRow, 'phone_sealed'>): string | null {
  return who.phone_sealed ? maskPhone(ctx.cipher.open(who.phone_sealed, 'training_enrolment.phone').reveal()) : null
}
