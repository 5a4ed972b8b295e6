import type { Actor, Handled } from '#platform/http'
import { classesPart } from '../classes/index.ts'
import { evaluationsPart } from '../evaluations/index.ts'
import { plansForTest } from '../plans/test-support.ts'
import { resultsPart } from './index.ts'

// oxlint-disable-next-line typescript/no-explicit-any
export type Body = Record<string, any>
export type City = Awaited<ReturnType<typeof openCity>>

/** The small city of the planning tests with the routes of everything that follows. */
export function openCity(more: Handled[] = []) {
  return plansForTest([...classesPart.routes, ...resultsPart.routes, ...evaluationsPart.routes, ...more])
}

/** A class of five whose two lessons are over: four came to both, one to the first only. */
export async function taughtClass(city: City, more: object = {}) {
  const trainerId = await city.addTrainer()
  const venueId = await city.addVenue()
  const trainer = await city.worker('沈国梁', '13911112222')
  const askers = await Promise.all(Array.from({ length: 5 }, () => city.asker()))
  const saved = await city.must(city.plan({ trainerId, venueId, needIds: askers.map((one) => one.needId), ...more }))
  const classId = saved['id'] as string
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${classId}/publish`, { revision: saved['revision'], ...city.enrolment }))
  city.clock.set('2026-11-26T10:00:00+08:00')
  for (const { worker } of askers) await city.must(city.call(worker, 'POST', `/api/training/classes/${classId}/enrol`))
  const lessons = (await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`)))['sessions'] as { id: string; startsAt: string }[]
  const roster = (await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`)))['roster'] as { enrolment: { id: string }; person: { id: string } }[]
  const enrolmentOf = (person: Actor) => roster.find((row) => person.kind === 'worker' && row.person.id === person.personId)!.enrolment.id
  for (const [index, lesson] of lessons.entries()) {
    city.clock.set(lesson.startsAt)
    if (index === 0) await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/start`))
    await city.must(city.call(trainer, 'POST', `/api/training/sessions/${lesson.id}/sheet`, {
      rows: askers.map(({ worker }, place) => ({ enrolmentId: enrolmentOf(worker), status: index === 1 && place === 4 ? 'absent' : 'present' })),
    }))
  }
  city.clock.set('2026-12-10T21:00:00+08:00')
  await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/finish-teaching`))
  return { classId, trainer, trainerId, venueId, workers: askers.map((one) => one.worker), needs: askers.map((one) => one.needId), enrolmentOf }
}

export const marks = (enrolmentId: string, theory: number | null, practice: number | null, absent = false, was: string | null = null) => ({ enrolmentId, theory, practice, absent, was })

export async function certificateOf(city: City, worker: Actor): Promise<{ id: string; number: string }> {
  const { rows } = await city.must(city.call(worker, 'GET', '/api/training/my/certificates')) as { rows: { id: string; number: string }[] }
  return rows[0]!
}
