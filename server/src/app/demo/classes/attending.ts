import { classesRoutes } from '@guildhall/contract'
import { runClass } from '#scenarios/training'
import { react } from '../clockwork.ts'
import { leaveReasons } from '../lists/opinions.ts'
import type { Person } from '../world.ts'
import { isLate } from './script.ts'
import { actorFor, minutes, seatsOf, sessionsOf, teacherOf, type Life } from './life.ts'

/** Who asked enrols first, the others once the door is open to all; a firm sends the list of its people. */
export function enrol(life: Life): void {
  const { stage, agenda, script, city, chance } = life
  if (script.firm) {
    const by = city.accounts.speakers.get(script.firm.id) ?? life.officer
    agenda.add(script.key, stage.at(script.publishOn + 1, '10:40'), async (at) => {
      await stage.act(classesRoutes.enrolWorkers, by, at, { classId: life.classId, workers: script.people.map(({ name, phone }) => ({ name, phone })) })
    })
    return
  }
  for (const [index, person] of script.people.entries()) {
    if (script.undecided?.includes(person)) continue
    const early = index < script.asked
    const [from, to] = early ? [script.publishOn, Math.max(script.publishOn + 1, Math.min(script.openOn, script.closeOn))] : [script.openOn, Math.max(script.openOn + 1, script.closeOn)]
    const share = early ? index / script.asked : (index - script.asked) / (script.people.length - script.asked)
    const at = new Date(stage.at(from, '10:05').getTime() + share * (to - from - 0.5) * 86_400_000 + minutes(chance.int(0, 120)))
    agenda.add(script.key, at, async () => { await stage.act(classesRoutes.enrolWorker, actorFor(life, person), at, { classId: life.classId }) })
  }
  if (script.people.length > script.seats) agenda.add(script.key, stage.at(script.closeOn, '12:00'), (at) => giveUp(life, at))
}

/** Somebody can't come after all, and whoever waited first has the seat. */
async function giveUp(life: Life, at: Date): Promise<void> {
  const who = life.script.people.slice(2, life.script.seats).find((person) => person.actor)
  if (who) await life.stage.act(classesRoutes.cancelEnrolment, who.actor!, at, { classId: life.classId, reason: '厂里调了班次，来不了' })
}

/** Lesson by lesson: now and then somebody asks leave, and afterwards the sheet is typed in. Who is on no list the clock marks absent. */
export function teach(life: Life): void {
  const { agenda, script } = life
  const faith = new Map<string, number>()
  for (const [index, lesson] of script.lessons.entries()) {
    const [starts, ends] = [lesson.from, lesson.to].map((time) => new Date(`${lesson.day}T${time}:00+08:00`)) as [Date, Date]
    if (index % 4 === 2 && (isLate(script) || script.serial % 3 === 0)) agenda.add(script.key, new Date(starts.getTime() - minutes(20 * 60)), (at) => askLeave(life, index, at))
    if (index === 0) agenda.add(script.key, starts, (at) => letClockRun(life, at))
    agenda.add(script.key, ends, (at) => typeSheet(life, { index, at, faith }))
    agenda.add(script.key, new Date(ends.getTime() + minutes(3)), (at) => letClockRun(life, at))
  }
}

/** What the clock does by itself: the class begins, lessons are closed, teaching ends, and whoever has to hear of it does. */
async function letClockRun(life: Life, at: Date): Promise<void> {
  const { stage, classId, officer } = life
  const { moved } = await stage.as({ kind: 'job', name: 'training.run-classes', scope: officer.scope }, at, (ctx) => runClass(ctx, classId))
  if (moved > 0) life.reactedTo = await react(stage, at, { classId, after: life.reactedTo })
}

async function askLeave(life: Life, index: number, at: Date): Promise<void> {
  const { stage, script, chance } = life
  const sessionId = (await sessionsOf(life, at))[index]!
  const seated = await seatsOf(life, at)
  const who = seated.map((seat) => script.people.find((person) => person.id === seat.personId)).filter((person) => person?.actor && !script.silent?.includes(person))[chance.int(0, 5)]
  if (!who?.actor) return
  const leave = await stage.act(classesRoutes.askLeave, who.actor, at, { sessionId, reason: chance.pick(leaveReasons) })
  const granted = chance.likely(0.85)
  const decided = new Date(at.getTime() + minutes(chance.int(20, 400)))
  if (decided > stage.now) return
  await stage.act(classesRoutes.decideLeave, teacherOf(life), decided, { leaveId: leave.id, granted, ...(!granted && { note: '这次课要考实操，请尽量来' }) })
  if (granted) life.granted.add(`${index} ${who.id}`)
}

async function typeSheet(life: Life, { index, at, faith }: { index: number; at: Date; faith: Map<string, number> }): Promise<void> {
  const { stage, script, chance } = life
  const sessionId = (await sessionsOf(life, at))[index]!
  const rows = (await seatsOf(life, at)).flatMap(({ enrolmentId, personId }) => {
    if (!faith.has(personId)) faith.set(personId, script.people[0]?.id === personId ? 1 : chance.likely(0.07) ? 0.6 : 0.965)
    const came = chance.likely(faith.get(personId)!) && !life.granted.has(`${index} ${personId}`)
    return came ? [{ enrolmentId, status: chance.likely(0.05) ? 'late' as const : 'present' as const }] : []
  })
  if (rows.length > 0) await stage.act(classesRoutes.enterSignInSheet, teacherOf(life), at, { sessionId, rows })
}

/** These have scanned the code of the lesson of today, a little while ago. */
export async function checkInOf(life: Life, people: readonly Person[], at: Date): Promise<void> {
  const { stage, script, officer } = life
  const index = script.lessons.findIndex((lesson) => lesson.day === stage.today)
  const sessionId = (await sessionsOf(life, at))[index]
  if (!sessionId) return
  const seated = new Set((await seatsOf(life, at)).map((seat) => seat.personId))
  for (const [place, person] of people.filter((one) => one.actor && seated.has(one.id)).entries()) {
    const moment = new Date(at.getTime() - minutes(6) + place * 20_000)
    if (!isDoorOpen(script.lessons[index]!, moment)) continue
    const code = await stage.act(classesRoutes.getCheckInCode, officer, moment, { sessionId })
    await stage.act(classesRoutes.checkIn, person.actor!, moment, { token: code.path.slice(code.path.lastIndexOf('/') + 1) })
  }
}

/** From half an hour before a lesson to half an hour after it began. */
function isDoorOpen(lesson: { day: string; from: string }, at: Date): boolean {
  const away = at.getTime() - new Date(`${lesson.day}T${lesson.from}:00+08:00`).getTime()
  return Math.abs(away) < minutes(29)
}
