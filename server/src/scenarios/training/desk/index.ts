import { loadCalendar } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { RequestContext, StaffActor } from '#platform/http'
import type { AgendaItem, DeskSource, Module, QueueItem } from '#platform/module'
import { escalateJob } from './escalate.ts'
import { agendaItem, askedItem, classItems, leaveItem, questionItem, trainerItem, unclearItem } from './items.ts'
import { countForMenu, findClassesWithoutTrainer, findLessonsOfDay, findUnclearNeeds, findUnitQuestions, findWaitingClasses, findWaitingLeaves, findWaitingQuestions } from './store.ts'

async function planQueue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const calendar = await loadCalendar(ctx.tx)
  const today = dayInShanghai(ctx.clock.now())
  return (await findWaitingClasses(ctx.tx, clerk.scope)).flatMap((row) => classItems(row, { today, calendar }))
}

async function classQueue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const now = ctx.clock.now()
  const calendar = await loadCalendar(ctx.tx)
  return [...(await findWaitingLeaves(ctx.tx, clerk.scope, now)).map(leaveItem), ...(await findWaitingQuestions(ctx.tx, clerk.scope)).map((row) => askedItem(row, calendar)), ...(await findClassesWithoutTrainer(ctx.tx, clerk.scope, now)).map(trainerItem)]
}

async function needQueue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const calendar = await loadCalendar(ctx.tx)
  return (await findUnclearNeeds(ctx.tx, clerk.scope)).map((row) => unclearItem(row, calendar))
}

async function agenda(ctx: RequestContext, clerk: StaffActor): Promise<AgendaItem[]> {
  const from = instantInShanghai(dayInShanghai(ctx.clock.now()))
  return (await findLessonsOfDay(ctx.tx, clerk.scope, from, new Date(from.getTime() + 86_400_000))).map(agendaItem)
}

async function counts(ctx: RequestContext, clerk: StaffActor): Promise<Record<string, number>> {
  const { seats, classes } = await countForMenu(ctx.tx, clerk.scope)
  return { 'training.need': seats, 'training.class': classes }
}

const links: DeskSource['links'] = { session: (id) => `/sessions/${id}/sheet`, class: (id) => `/classes/${id}`, 'plan-run': (id) => `/planner/${id}`, need: (id) => `/needs/${id}`, trainer: (id) => `/trainers/${id}/evaluations`, certificate: (id) => `/certificates?open=${id}` }

const desk: DeskSource[] = [
  { permission: 'training.plan.read', cases: true, queue: planQueue, links },
  { permission: 'training.class.manage', queue: classQueue },
  { permission: 'training.class.read', agenda },
  { permission: 'training.need.read', queue: needQueue, counts },
  { permission: 'training.unit.speak', queue: async (ctx, clerk) => (await findUnitQuestions(ctx.tx, clerk.scope, ctx.clock.now())).map(questionItem) },
]

export const deskPart: Pick<Module, 'routes' | 'jobs' | 'desk'> = { routes: [], jobs: [escalateJob], desk }
