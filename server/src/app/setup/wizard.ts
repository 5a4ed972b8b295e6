import { randomInt } from 'node:crypto'
import { setupStepIds, type AnswerOf, type InputOf, type setupRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { listCalendarDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { PersonalText } from '#platform/crypto'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { sendText } from '#platform/notify'
import { editUnit, findUnit, listAdministrators, presentUnit, renameUnit, type Administrator, type UnitRow } from '#registry'
import { lookAround } from './checks.ts'
import { stateOf, type Facts } from './rules.ts'
import { noteStep, readNotes } from './store.ts'

type Routes = typeof setupRoutes
type Setup = AnswerOf<Routes['get']>

export async function getProgress(ctx: RequestContext): Promise<AnswerOf<Routes['progress']>> {
  const top = await topOf(ctx)
  const notes = await readNotes(ctx)
  if (!top || notes.finishedAt) return { open: false, begun: true, steps: [] }
  const facts = await factsOf(ctx, top, await listAdministrators(ctx, top.id))
  return { open: true, begun: notes.steps.size > 0 || facts.division !== null, steps: setupStepIds.map((id) => ({ id, state: stateOf(id, facts, notes.steps.get(id)) })) }
}

export async function getSetup(ctx: RequestContext): Promise<Setup> {
  const { top, accountId } = await requireTop(ctx)
  const administrators = await listAdministrators(ctx, top.id)
  const [facts, notes] = [await factsOf(ctx, top, administrators), await readNotes(ctx)]
  return {
    steps: setupStepIds.map((id) => ({ id, state: stateOf(id, facts, notes.steps.get(id)) })), finishedAt: notes.finishedAt?.toISOString() ?? null,
    federation: presentUnit(top),
    administrators: administrators.map(({ lastLoginAt, ...one }) => ({ ...one, lastLoginAt: lastLoginAt?.toISOString() ?? null, myself: one.accountId === accountId })),
    units: facts.unitsBelow, calendar: await describeYear(ctx), texts: { configured: facts.gateway },
  }
}

/** The name and the place of the federation. A name that was changed meanwhile is not overwritten. */
export async function nameFederation(ctx: RequestContext, input: InputOf<Routes['nameFederation']>): Promise<Setup> {
  const { top } = await requireTop(ctx)
  // First what locks the row and compares the revision: of two at once the second then sees that it is the second.
  await editUnit(ctx, top.id, { level: input.level, revision: input.revision })
  await renameUnit(ctx, top.id, { from: dayInShanghai(ctx.clock.now()), reason: '安装时填写', name: input.name, division: input.division })
  await appendAudit(ctx, { action: 'setup.name-federation', subject: `unit:${top.id}`, scope: top.scope, details: { division: input.division } })
  return getSetup(ctx)
}

/** A message such as a worker gets who logs in, because that is the one that must arrive. Its digits open nothing. */
export async function sendTestText(ctx: RequestContext, input: InputOf<Routes['sendTestText']>): Promise<AnswerOf<Routes['sendTestText']>> {
  await requireTop(ctx)
  if (!ctx.config.SMS_GATEWAY_URL) throw new Refused('platform.no-text-gateway')
  const jobId = await sendText(ctx, { phone: new PersonalText(input.phone), template: 'login.code', params: { code: String(randomInt(1_000_000)).padStart(6, '0'), minutes: 5 } })
  await appendAudit(ctx, { action: 'setup.send-test-text', subject: `job:${jobId}` })
  return { jobId }
}

export async function note(ctx: RequestContext, input: InputOf<Routes['note']>): Promise<Setup> {
  await requireTop(ctx)
  if (await noteStep(ctx, input.step, input.outcome, holderOf(ctx.actor))) await appendAudit(ctx, { action: 'setup.note-step', subject: `setup:${input.step}`, details: { outcome: input.outcome } })
  return getSetup(ctx)
}

/** Ends the wizard. Everything but the federation's name may wait: the checks go on telling. */
export async function finish(ctx: RequestContext): Promise<Setup> {
  const { top } = await requireTop(ctx)
  if (top.division === null) throw new Refused('setup.federation-needed')
  if (await noteStep(ctx, 'finish', 'done', holderOf(ctx.actor))) await appendAudit(ctx, { action: 'setup.finish', subject: `unit:${top.id}`, scope: top.scope })
  return getSetup(ctx)
}

export async function listChecks(ctx: RequestContext): Promise<AnswerOf<Routes['checks']>> {
  await requireTop(ctx)
  return { at: ctx.clock.now().toISOString(), checks: await lookAround(ctx) }
}

/** The federation that the whole installation is, when this administrator acts there (U2). */
async function topOf(ctx: RequestContext): Promise<UnitRow | undefined> {
  const staff = requireStaff(ctx, 'installation.manage')
  const unit = await findUnit(ctx.tx, staff.unitId)
  return unit?.parent_id === null ? unit : undefined
}

async function requireTop(ctx: RequestContext): Promise<{ top: UnitRow; accountId: string }> {
  const staff = requireStaff(ctx, 'installation.manage')
  const top = await topOf(ctx)
  if (!top) throw new NotFound()
  return { top, accountId: staff.accountId }
}

async function factsOf(ctx: RequestContext, top: UnitRow, administrators: readonly Administrator[]): Promise<Facts> {
  const { count } = await ctx.tx.selectFrom('unit').select((is) => is.fn.countAll<bigint>().as('count')).where('dissolved_on', 'is', null).where('id', '<>', top.id).executeTakeFirstOrThrow()
  const year = dayInShanghai(ctx.clock.now()).slice(0, 4)
  const able = Map.groupBy(administrators.filter((one) => !one.disabled), (one) => one.role)
  return {
    division: top.division, administratorsSeen: [...able.values()].map((own) => own.some((one) => one.lastLoginAt !== null)), unitsBelow: Number(count),
    thisYearKnown: (await loadCalendar(ctx.tx)).knownThrough >= `${year}-12-31`, gateway: ctx.config.SMS_GATEWAY_URL !== undefined,
  }
}

async function describeYear(ctx: RequestContext): Promise<Setup['calendar']> {
  const year = Number(dayInShanghai(ctx.clock.now()).slice(0, 4))
  const calendar = await loadCalendar(ctx.tx)
  let daysOff = 0
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (!calendar.isWorkingDay(day) && calendar.nameOf(day) !== null) daysOff++
  }
  return { year, knownThrough: calendar.knownThrough, daysOff, byHand: (await listCalendarDays(ctx.tx, year)).length }
}
