import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, maskedPerson } from '../shapes.ts'
import { classState, outcome } from './shapes.ts'

const count = z.number().int()
const mark = z.number().int().min(0).max(100)

/** One person's marks. `outcome` is what the rules make of them now; null while something is missing, and `missing` says what. */
export const resultRow = z.object({
  enrolmentId: id, person: maskedPerson, unitName: z.string().nullable(), attendancePercent: count.nullable(), theory: mark.nullable(), practice: mark.nullable(), absent: z.boolean(),
  outcome: outcome.nullable(), missing: z.array(z.enum(['theory', 'practice'])), enteredBy: z.string().nullable(), enteredAt: instant.nullable(), confirmedAt: instant.nullable(),
  certificate: z.object({ id, number: z.string(), revoked: z.boolean() }).nullable(),
})
export const resultAction = z.enum(['enter', 'submit', 'confirm', 'return'])
/** Why somebody who may confirm elsewhere may not confirm here. */
export const confirmBar = z.enum(['entered-by-you', 'you-teach-it'])
export const classResults = z.object({
  classId: id, number: z.string(), title: z.string(), state: classState, minAttendancePercent: count, passTheory: count, passPractice: count,
  rows: z.array(resultRow),
  figures: z.object({ people: count, complete: count, passed: count, failed: count, theoryMean: z.number().nullable(), practiceMean: z.number().nullable() }),
  can: z.array(resultAction), barred: confirmBar.nullable(),
  submitted: z.object({ by: z.string().nullable(), at: instant }).nullable(),
  /** The last time the marks were sent back, while it still has to be answered. */
  returned: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  /** Who made the results final. */
  confirmed: z.object({ by: z.string().nullable(), at: instant }).nullable(),
  /** Until when the present step is promised: marks handed in, or confirmed. */
  due: day.nullable(),
})
/** A class whose marks are the caller's to enter: how far they are, and whether they came back. */
export const marking = z.object({ classId: id, number: z.string(), title: z.string(), state: classState, lastDay: day.nullable(), since: day.nullable(), due: day.nullable(), people: count, complete: count, returned: z.string().nullable() })

const classId = z.object({ classId: id })
/** `was`: when the row that the writer saw had been entered; somebody else's newer mark is not overwritten unseen. */
const entry = z.object({ enrolmentId: id, theory: mark.nullable(), practice: mark.nullable(), absent: z.boolean(), was: instant.nullable() })
/** Trainers of the class, who are workers, or staff who may enter marks. */
const markers = { worker: true, staff: 'training.result.enter' } as const

export const resultsRoutes = {
  listMyMarking: route({ name: 'training.list-my-marking', method: 'GET', path: '/api/training/my/marking', summary: 'Classes whose marks I enter, what waits first', audience: { worker: true }, response: z.object({ rows: z.array(marking) }) }),
  getResults: route({ name: 'training.get-results', method: 'GET', path: '/api/training/classes/:classId/results', summary: 'Marks of a class and what the pass rules make of them', audience: { worker: true, staff: 'training.class.read' }, params: classId, response: classResults }),
  enterMarks: route({ name: 'training.enter-marks', method: 'POST', path: '/api/training/classes/:classId/marks', summary: 'Enters marks of some or all; they can be changed until results are handed in', audience: markers, params: classId,
    body: z.object({ rows: z.array(entry).min(1).max(2_000) }), response: classResults, refusals: ['training.results-not-open', 'training.not-in-class', 'platform.changed-meanwhile'] }),
  submitResults: route({ name: 'training.submit-results', method: 'POST', path: '/api/training/classes/:classId/results/submit', summary: 'Hands complete results to the second pair of eyes', audience: markers, params: classId, response: classResults,
    refusals: ['training.results-not-open', 'training.marks-missing'] }),
  confirmResults: route({ name: 'training.confirm-results', method: 'POST', path: '/api/training/classes/:classId/results/confirm', summary: 'Confirms results that somebody else entered: certificates are issued, everybody is told, the class is closed', audience: { staff: 'training.result.confirm' }, params: classId,
    response: z.object({ passed: count, failed: count, certificates: count, served: count }), refusals: ['training.results-not-confirming', 'training.results-own', 'training.results-own-class'] }),
  returnResults: route({ name: 'training.return-results', method: 'POST', path: '/api/training/classes/:classId/results/return', summary: 'Sends results back to who entered them, with the reason', audience: { staff: 'training.result.confirm' }, params: classId, body: z.object({ reason: line(300) }),
    response: classResults, refusals: ['training.results-not-confirming'] }),
}

export const resultsRefusals = {
  'training.results-not-open': { zh: '现在不能录成绩：还没开课，或成绩已经交去复核。要改，请复核的人先退回。', en: 'Marks cannot be entered now: the class has not begun, or its results are with the reviewer. Ask the reviewer to send them back.' },
  'training.not-in-class': { status: 422, zh: '有成绩对应的人不在这个班的学员名单里，整批没有保存。请刷新名单后再录。', en: 'Some marks belong to nobody in this class, so none were saved. Reload the list and enter them again.' },
  'training.marks-missing': { zh: '还有人的成绩没录全，没有提交。请补录，没来考的人标为缺考。', en: 'Some people have no complete marks, so nothing was handed in. Enter them, or mark who did not sit the assessment.' },
  'training.results-not-confirming': { zh: '这个班的成绩现在不在等复核：可能还没提交，或已经复核、退回。请刷新看最新状态。', en: 'The results of this class are not waiting for confirmation: not handed in yet, or already decided. Reload to see.' },
  'training.results-own': { status: 403, zh: '这个班的成绩是你自己录的，要由另一个人复核。请转给同事。', en: 'You entered marks of this class yourself, so somebody else has to confirm them. Hand it to a colleague.' },
  'training.results-own-class': { status: 403, zh: '你是这个班的授课教师，成绩要由另一个人复核。请转给同事。', en: 'You teach this class, so somebody else has to confirm its results. Hand it to a colleague.' },
} as const satisfies Record<string, RefusalText>
