import { plansRoutes } from '@guildhall/contract'
import { react } from '../clockwork.ts'
import { home } from '../lists/places.ts'
import { objections, wishesForChange } from '../lists/opinions.ts'
import { minutes, revisionOf, type Life } from './life.ts'
import type { Lesson } from './script.ts'

/** The plan is saved from its needs. */
export function draftPlan(life: Life): void {
  const { stage, city, agenda, script, officer } = life
  // By the county's own template where there was one and the workshop is made for the trade.
  const template = script.county === home && script.draftOn > -200 && script.venue.trades.includes(script.trade) ? city.templates.get(`${script.trade} ${script.level}`) ?? null : null
  agenda.add(script.key, stage.at(script.draftOn, '10:10'), async (at) => {
    const saved = await stage.act(plansRoutes.draftClass, officer, at, {
      title: life.title, kind: script.firm ? 'custom' : 'composite', occupationId: city.resources.occupations.get(script.trade)!.id, level: script.level, needIds: [...life.needIds],
      unitId: script.firm?.id ?? null, division: script.county, town: script.town, outline: script.lessons.map((lesson) => ({ topic: lesson.topic, hours: hoursOf(lesson) })), sessions: script.lessons,
      trainerId: script.trainer.id, venueId: script.venue.id, seats: script.seats, waitlist: script.waitlist, costFen: String(640_000 + script.seats * 8_000), feeFen: '0',
      minAttendancePercent: 80, passTheory: 60, passPractice: 60, template, equipmentReason: null,
    })
    life.classId = saved.id
  })
}

/** Those whose needs it serves are asked; most answer, and some are answered. */
export function askAround(life: Life): void {
  const { stage, agenda, script, officer, chance } = life
  const { askOn, until, closeOn } = script.opinions!
  agenda.add(script.key, stage.at(askOn, '14:00'), async (at) => {
    await stage.act(plansRoutes.askOpinions, officer, at, { classId: life.classId, revision: await revisionOf(life, at), until: stage.day(until) })
  })
  const answerers = script.people.slice(0, script.asked).filter((person) => person.actor && !script.silent?.includes(person))
  for (const [index, person] of answerers.entries()) {
    if (!chance.likely(0.8)) continue
    const at = new Date(stage.at(askOn, '18:40').getTime() + minutes(index * 53))
    const stance = chance.weighted({ agree: 8, adjust: 1.6, object: 0.4 })
    const words = stance === 'agree' ? null : chance.pick(stance === 'adjust' ? wishesForChange : objections)
    const reply = stance === 'adjust' && chance.likely(0.5)
    agenda.add(script.key, at, async () => {
      const opinionId = (await opinionsOf(life, at)).get(person.id)
      if (!opinionId) return
      await stage.act(plansRoutes.answerOpinion, person.actor!, at, { opinionId, stance, wishWindows: stance === 'adjust' ? [script.slot === 'weekend' ? 'weekday-evening' : 'weekend'] : [], words })
      if (reply) await stage.act(plansRoutes.replyOpinion, officer, new Date(at.getTime() + minutes(12)), { opinionId, reply: '收到。时间以多数人方便为准，缺的课可以跟下一期补。' })
    })
  }
  agenda.add(script.key, stage.at(closeOn, '09:20'), async (at) => {
    await stage.act(plansRoutes.closeOpinions, officer, at, { classId: life.classId, revision: await revisionOf(life, at) })
  })
}

async function opinionsOf(life: Life, at: Date): Promise<Map<string, string>> {
  if (life.opinions.size === 0) {
    const rows = await life.stage.asService(at, (ctx) => ctx.tx.selectFrom('training_opinion').select(['id', 'person_id']).where('class_id', '=', life.classId).execute())
    life.opinions = new Map(rows.flatMap((row) => (row.person_id ? [[row.person_id, row.id] as const] : [])))
  }
  return life.opinions
}

export function publish(life: Life): void {
  const { stage, agenda, script, officer } = life
  agenda.add(script.key, stage.at(script.publishOn, '09:30'), async (at) => {
    await stage.act(plansRoutes.publishClass, officer, at, {
      classId: life.classId, revision: await revisionOf(life, at), enrolInvitedAt: at.toISOString(), enrolOpenAt: stage.at(script.openOn, '10:00').toISOString(), enrolCloseAt: stage.at(script.closeOn, '17:00').toISOString(),
    })
  })
}

export function cancel(life: Life, { on, reason }: { on: number; reason: string }): void {
  const { stage, agenda, script, officer } = life
  agenda.add(script.key, stage.at(on, '16:20'), async (at) => {
    await stage.act(plansRoutes.cancelClass, officer, at, { classId: life.classId, reason })
    life.reactedTo = await react(stage, at, { classId: life.classId, after: life.reactedTo })
  })
}

/** A class hour has 45 minutes. */
function hoursOf({ from, to }: Lesson): number {
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return Math.floor((clock(to) - clock(from)) / 45)
}
