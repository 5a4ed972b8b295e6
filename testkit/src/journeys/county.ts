import { classesRoutes, needsRoutes, occupationRoutes, plansRoutes, resourcesRoutes, resultsRoutes, type InputOf } from '@guildhall/contract'
import { installOccupations, type UnitRow } from '../../../server/src/registry/index.ts'
import type { Client } from '../client.ts'
import type { StaffClient } from '../system.ts'
import { openStage } from './stage.ts'

type Plan = Partial<InputOf<typeof plansRoutes.draftClass>> & { needIds: string[] }
export type County = Awaited<ReturnType<typeof openCounty>>

const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]
export const wish = (occupationId: string) => ({ occupationId, level: 1, division: '410202', windows: ['weekday-evening' as const], earliest: null, latest: null })
/** Two evenings in December 2026 on which the trainer and the room are free. */
export const evenings = [{ day: '2026-12-08', from: '18:30', to: '20:45', topic: '安全与识图' }, { day: '2026-12-10', from: '18:30', to: '20:45', topic: '平焊' }]
const enrolment = { enrolInvitedAt: '2026-11-21T01:00:00Z', enrolOpenAt: '2026-11-21T02:00:00Z', enrolCloseAt: '2026-12-07T10:00:00Z' }

/** A county on 20 November 2026 with an officer, a reviewer, a trainer for welding and a room; and what others do between the scenes of a story, done for them. */
export async function openCounty() {
  const stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  await system.asService((ctx) => installOccupations(ctx))
  const county: UnitRow = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  const [officer, reviewer] = [await system.staff('training-officer', county), await system.staff('training-reviewer', county)]
  const trainer = await system.worker({ name: '沈国梁' })
  const welder = (await system.visitor.call(occupationRoutes.list, {})).rows.find((one) => one.name === '焊工')!.id
  const { id: trainerId } = await officer.client.call(resourcesRoutes.createTrainer, {
    code: null, name: '沈国梁', unitName: null, occupationIds: [welder], windows: everyDay, phone: trainer.phone, remark: null, gender: 'male', level: 5, honour: '市级工匠', divisions: [], weeklyHours: null, feeFen: '12000',
  })
  const { id: venueId } = await officer.client.call(resourcesRoutes.createVenue, {
    code: null, name: '城关职工学校', unitName: null, occupationIds: [welder], windows: everyDay, phone: null, remark: null, division: '410202', town: null, address: '龙墩路17号', capacity: 24, equipment: [{ name: '电焊机', count: 22 }], contact: '崔凯林',
  })
  const as = (staff: StaffClient): Promise<Client> => staff.logInAgain()
  const revisionOf = async (desk: Client, classId: string) => (await desk.call(plansRoutes.getPlan, { classId })).revision

  return {
    stage, system, county, officer, reviewer, trainer, trainerId, venueId, welder,
    /** A worker with a phone of their own who wants to learn welding in the evening. */
    async asker(name: string) {
      const worker = await system.worker({ name })
      const { need } = await worker.client.call(needsRoutes.fileNeed, wish(welder))
      return { ...worker, needId: need.id }
    },
    async plan(plan: Plan): Promise<string> {
      const saved = await (await as(officer)).call(plansRoutes.draftClass, {
        title: '焊工（初级）晚间班', kind: 'composite', occupationId: welder, level: 1, unitId: null, division: '410202', town: null, outline: [{ topic: '焊接实操', hours: 6 }], sessions: evenings,
        seats: 6, waitlist: 2, costFen: '0', feeFen: '0', minAttendancePercent: 50, passTheory: 60, passPractice: 60, trainerId, venueId, ...plan,
      })
      return saved.id
    },
    async ask(classId: string): Promise<void> {
      const desk = await as(officer)
      await desk.call(plansRoutes.askOpinions, { classId, revision: await revisionOf(desk, classId), until: '2026-11-25' })
      await system.settle()
    },
    /** Ends the round if there is one, and announces the class: those who asked may enrol from nine on the 21st. */
    async publish(classId: string): Promise<void> {
      const desk = await as(officer)
      if ((await desk.call(plansRoutes.getPlan, { classId })).state === 'opinions') await desk.call(plansRoutes.closeOpinions, { classId, revision: await revisionOf(desk, classId) })
      await desk.call(plansRoutes.publishClass, { classId, revision: await revisionOf(desk, classId), ...enrolment })
      await system.settle()
    },
    lessonsOf: async (classId: string) => (await (await as(officer)).call(classesRoutes.getClassRecord, { classId })).sessions,
    /** Holds every lesson that is still ahead: all who have no leave are there. */
    async teach(classId: string): Promise<void> {
      const { sessions } = await (await as(officer)).call(classesRoutes.getClassRecord, { classId })
      for (const lesson of sessions) {
        await stage.at(new Date(Date.parse(lesson.startsAt) + 60_000))
        await stage.tick('training.run-classes')
        const desk = await as(officer)
        const { rows } = await desk.call(classesRoutes.getSignInSheet, { sessionId: lesson.id })
        const there = rows.filter((row) => row.leave?.state !== 'granted')
        if (there.length > 0) await desk.call(classesRoutes.enterSignInSheet, { sessionId: lesson.id, rows: there.map((row) => ({ enrolmentId: row.enrolmentId, status: 'present' as const })) })
      }
      await stage.at(new Date(Date.parse(sessions.at(-1)!.endsAt) + 10 * 60_000))
      await stage.tick('training.run-classes')
    },
    /** Everybody passes; another one confirms it. */
    async assess(classId: string): Promise<void> {
      const desk = await as(officer)
      const { rows } = await desk.call(resultsRoutes.getResults, { classId })
      await desk.call(resultsRoutes.enterMarks, { classId, rows: rows.map((row) => ({ enrolmentId: row.enrolmentId, theory: 82, practice: 90, absent: false, was: row.enteredAt })) })
      await desk.call(resultsRoutes.submitResults, { classId })
      await (await as(reviewer)).call(resultsRoutes.confirmResults, { classId })
      await system.settle()
    },
  }
}
