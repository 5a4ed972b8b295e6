import { loadCalendar } from '#platform/calendar'
import { forgetEvents, runJob } from '../clockwork.ts'
import type { Ask, City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import { Agenda } from './agenda.ts'
import { asksOfClass } from './asks.ts'
import { confirm, mark, submit } from './assessing.ts'
import { enrol, teach } from './attending.ts'
import { Casting } from './casting.ts'
import { askHead, nameHead, offerSeats } from './heads.ts'
import { followUp, superviseAndAsk } from './following.ts'
import { judge } from './judging.ts'
import { lifeOf, type Life } from './life.ts'
import { askAround, cancel, draftPlan, publish } from './planning.ts'
import { castClasses } from './programme.ts'
import { rectify } from './rectifying.ts'
import { isLate, steps } from './script.ts'

export type { Agenda } from './agenda.ts'
export { checkInOf } from './attending.ts'
export { seatsOf, sessionsOf, type Life } from './life.ts'

/** Chooses what classes there are and who is in them, before anything happens. */
export async function planClasses(stage: Stage, city: City): Promise<Casting> {
  const casting = new Casting(stage, city, await stage.asService(stage.now, (ctx) => loadCalendar(ctx.tx)))
  castClasses(stage, city, casting)
  return casting
}

/** What is asked for by those who then sit in a class. */
export function asksOfClasses(stage: Stage, city: City, casting: Casting): Ask[] {
  return casting.scripts.flatMap((script) => asksOfClass(stage, city, script))
}

/** Lives all classes from the first plan to this moment; gives what each has become. */
export async function liveClasses(stage: Stage, city: City, { casting, needs }: { casting: Casting; needs: ReadonlyMap<string, string[]> }, more: (agenda: Agenda, lives: ReadonlyMap<string, Life>) => void): Promise<ReadonlyMap<string, Life>> {
  const agenda = new Agenda(stage)
  const lives = new Map(casting.scripts.map((script) => [script.key, lifeOf({ stage, city, agenda, script, needIds: needs.get(script.key) ?? [] })]))
  for (const life of lives.values()) schedule(life)
  const [today, next, free] = ['lin today', 'lin next', 'three left'].map((key) => lives.get(key)!) as [Life, Life, Life]
  askHead(today, { who: 1, days: -3, words: '卡尺要自己带吗', answer: '车间里有，不用带' })
  askHead(today, { who: 2, days: -1, words: '周五加班，能不能晚到半小时', answer: null })
  askHead(next, { who: 1, days: -1, words: '没有电工基础能跟上吗', answer: null })
  offerSeats(free, { days: -3 })
  more(agenda, lives)
  for (let ago = 12; ago >= 0; ago--) agenda.add('late', stage.at(-ago, '07:40'), (at) => runJob(stage, 'training.escalate-overdue', at))
  await agenda.live()
  await rectify(stage, lives)
  await followUp(stage, lives)
  await superviseAndAsk(stage, today)
  await forgetEvents(stage, 'training.')
  await runJob(stage, 'training.remind-lessons', stage.now)
  await runJob(stage, 'training.count-figures', stage.now)
  return lives
}

/** Puts the whole life of a class on the agenda: each step by whoever takes it, on its day. */
function schedule(life: Life): void {
  const { script } = life
  const reaches = (step: (typeof steps)[number]) => steps.indexOf(step) <= steps.indexOf(script.lastStep ?? 'confirm')
  draftPlan(life)
  if (script.opinions && reaches('opinions') && (isLate(script) || script.serial % 3 === 0)) askAround(life)
  if (reaches('publish')) {
    publish(life)
    if (isLate(script)) nameHead(life, { trainer: script.key === 'lin today' || script.serial % 5 === 0 })
    enrol(life)
    teach(life)
  }
  if (reaches('marks')) mark(life, { partly: script.lastStep === 'marks' })
  if (reaches('submit')) submit(life)
  if (reaches('confirm')) {
    judge(life)
    confirm(life)
  }
  if (script.cancel) cancel(life, script.cancel)
}
