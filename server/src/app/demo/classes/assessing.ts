import { resultsRoutes } from '@guildhall/contract'
import { seatsOf, teacherOf, type Life } from './life.ts'

/** Marks by whoever taught. `partly`: some are still missing. */
export function mark(life: Life, { partly }: { partly: boolean }): void {
  const { stage, agenda, script, chance } = life
  agenda.add(script.key, stage.at(script.finishOn + 1, '19:10'), async (at) => {
    const seated = await seatsOf(life, at)
    const rows = (partly ? seated.slice(0, Math.ceil(seated.length / 2)) : seated).map(({ enrolmentId, personId }) => {
      const first = script.people[0]?.id === personId
      if (!first && chance.likely(0.03)) return { enrolmentId, theory: null, practice: null, absent: true, was: null }
      return { enrolmentId, theory: first ? 88 : around(chance.next() + chance.next() + chance.next(), 76), practice: first ? 91 : around(chance.next() + chance.next() + chance.next(), 80), absent: false, was: null }
    })
    await stage.act(resultsRoutes.enterMarks, teacherOf(life), at, { classId: life.classId, rows })
  })
}

/** A mark around `mean`: three throws add up to something that looks like a class. */
function around(throws: number, mean: number): number {
  return Math.max(20, Math.min(99, Math.round(mean + (throws - 1.5) * 26)))
}

export function submit(life: Life): void {
  const { stage, agenda, script } = life
  agenda.add(script.key, stage.at(script.finishOn + 2, '10:30'), async (at) => {
    await stage.act(resultsRoutes.submitResults, teacherOf(life), at, { classId: life.classId })
  })
}

/** The second pair of eyes: certificates are issued and the class is closed. */
export function confirm(life: Life): void {
  const { stage, agenda, script, reviewer } = life
  agenda.add(script.key, stage.at(script.finishOn + 3, '15:00'), async (at) => {
    await stage.act(resultsRoutes.confirmResults, reviewer, at, { classId: life.classId })
  })
}
