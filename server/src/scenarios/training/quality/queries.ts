import type { AnswerOf, InputOf, qualityRoutes } from '@guildhall/contract'
import { reports } from '#engines/evaluation'
import { timeline, type Step } from '#engines/process'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, NotFound, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { staffNames } from '#registry'
import { isInRange } from '#registry/units'
import { addUp } from '../evaluations/index.ts'
import { fixedRatings } from '../forms/index.ts'
import { ruleFor, type Shortfall } from './rules.ts'
import { countByState, findLater, findRectification, findRectifications, findRules, type ListedRow } from './store.ts'

type Answer = AnswerOf<typeof qualityRoutes.get>
type Row = AnswerOf<typeof qualityRoutes.list>['rows'][number]

export async function listRectifications(ctx: RequestContext, { state }: InputOf<typeof qualityRoutes.list>): Promise<AnswerOf<typeof qualityRoutes.list>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const today = dayInShanghai(ctx.clock.now())
  const [rows, counts, rules] = [await findRectifications(ctx.tx, actor.scope, state), await countByState(ctx.tx, actor.scope), await asService(ctx, '', () => findRules(ctx.tx))]
  return { rows: rows.map((row) => presentRow(row, today)), counts, rule: ruleFor(actor.scope, rules), maySetRule: actor.permissions.has('training.plan.publish') }
}

export async function getRectification(ctx: RequestContext, { rectificationId }: InputOf<typeof qualityRoutes.get>): Promise<Answer> {
  return presentRectification(ctx, rectificationId)
}

export async function presentRectification(ctx: RequestContext, id: string): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const row = await findRectification(ctx.tx, id)
  if (!row || !isInRange(actor, row.scope)) throw new NotFound()
  const [steps, later] = [await timeline(ctx.tx, row.case_id), await findLater(ctx.tx, row)]
  const names = await staffNames(ctx, steps.flatMap((step) => accountOf(step.actor) ?? []))
  return {
    ...presentRow(row, dayInShanghai(ctx.clock.now())), measures: row.measures, note: row.note,
    steps: steps.map((step) => ({ id: step.id, at: step.at.toISOString(), by: names.get(accountOf(step.actor) ?? '') ?? null, what: whatOf(step), words: step.event === 'accept' || step.event === 'answer' || step.event === 'return' || step.event === 'drop' ? step.reason : null })),
    effect: { before: row.mean, trainer: row.trainer_id === null ? null : await meanOver(ctx, later.trainer), like: await meanOver(ctx, later.like) },
    can: allowed(row, actor),
  }
}

async function meanOver(ctx: RequestContext, classIds: readonly string[]): Promise<Answer['effect']['like']> {
  const found = classIds.length === 0 ? [] : (await reports(ctx.tx, { subjects: classIds })).filter((one) => one.submissions > 0)
  const all = addUp(found.flatMap((one) => Object.values(fixedRatings(one.ratings))))
  return { classes: found.length, forms: found.reduce((sum, one) => sum + one.submissions, 0), mean: all.mean }
}

function presentRow(row: ListedRow, today: string): Row {
  return {
    id: row.id, classId: row.class_id, number: row.number, title: row.title, trainer: row.trainer, lastDay: row.last_day, state: row.state as Row['state'], source: row.source as Row['source'], shortfalls: row.shortfalls as Shortfall[], findings: row.findings as Row['findings'], openedAt: row.opened_at.toISOString(), due: row.deadline_on,
    overdue: row.deadline_on !== null && row.deadline_on < today,
  }
}

function allowed(row: ListedRow, actor: StaffActor): Answer['can'] {
  const second = actor.permissions.has('training.result.confirm')
  return [
    ...(row.state === 'open' && actor.permissions.has('training.class.manage') ? ['answer' as const] : []),
    ...(row.state === 'answered' && second && row.answered_by !== holderOf(actor) ? ['verify' as const] : []),
    ...((row.state === 'open' || row.state === 'answered') && second ? ['drop' as const] : []),
  ]
}

const accountOf = (actor: string) => /^account:([0-9a-f-]{36})/.exec(actor)?.[1]
const named: Record<string, Answer['steps'][number]['what']> = { answer: 'answered', accept: 'accepted', return: 'returned', drop: 'dropped' }
const whatOf = (step: Step) => (step.event === null ? (step.kind === 'opened' ? 'opened' : 'late') : named[step.event] ?? 'late')
