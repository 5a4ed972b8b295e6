import { z } from 'zod'
import { route } from '../route.ts'
import { day, id, instant, many, pageOf, pageQuery, skillLevel } from '../shapes.ts'
import { trainerProfile } from './evaluations.ts'
import { effectGroup } from './effect.ts'
import { occupationRef } from './shapes.ts'
import { qualityRule, rectificationState } from './quality.ts'

const count = z.number().int()
const words = z.object({ zh: z.string(), en: z.string() })
/** The level of a course in an address: 0 to 7, or none. */
export const courseLevel = z.string().regex(/^([0-7]|none)$/)

/** The mean of the three ratings, a form counting once, with its 95 % interval. Of fewer than five forms only their number is told. */
export const meanOfForms = z.object({ forms: count, mean: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
/** How the last half-year differs from the one before: `same` where the difference may be chance. */
const direction = z.enum(['up', 'down', 'same']).nullable()
const byQuestion = z.array(z.object({ key: z.string(), label: words, n: count, mean: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }))
/** A half-year, as 2026-1, in which classes ended. */
const halfYear = meanOfForms.extend({ half: z.string().regex(/^\d{4}-[12]$/), classes: count, questions: byQuestion })
/** Classes taken together, beside own ones. Of a part of the course (one trainer, one unit) the difference is that to its other classes. */
const beside = meanOfForms.extend({ classes: count, questions: byQuestion, /** Own mean less that of the others. */ difference: z.number().nullable(), /** False where the difference may be chance; null where one of the two is not told. */ clear: z.boolean().nullable() })
const course = z.object({ occupation: occupationRef, level: skillLevel.nullable() })
/** Where many hold a figure: hits of n. Null: fewer than five. */
const share = effectGroup.shape.passRate

export const courseRow = course.extend({
  /** Of the pair, so that a row can be chosen. */
  id, classes: count, people: count, ...meanOfForms.shape, satisfied: z.number().nullable(), trend: direction, passRate: share, judged: count, below: count, lastDay: day.nullable(),
})
export const courseProfile = course.extend({
  classes: count, /** Published or under way. */ ahead: count, people: count, overall: meanOfForms, submissions: count, few: z.boolean(), ratings: trainerProfile.shape.ratings, trend: z.array(halfYear), direction,
  /** The same occupation and level in units outside the reader's range; null: the reader's range is all there is. */
  elsewhere: beside.nullable(), levels: z.array(beside.extend({ level: skillLevel.nullable() })), units: z.array(beside.extend({ unitId: id, name: z.string() })),
  passRate: share, attendance: share,
  followUp: effectGroup.pick({ asked: true, answered: true, betterPost: true, wageUp: true, usesIt: true }),
  trainers: z.array(beside.extend({ id, name: z.string() })),
  /** Classes that enough people judged, and those of them where a question fell below the threshold of their unit. `rule`: that of the reader's unit. */
  quality: z.object({ judged: count, below: count, rule: qualityRule }),
  rectifications: z.object({ counts: z.object({ open: count, answered: count, done: count, dropped: count }), rows: z.array(z.object({ id, number: z.string(), title: z.string(), state: rectificationState, openedAt: instant })) }),
  rows: z.array(meanOfForms.extend({ classId: id, number: z.string(), title: z.string(), unit: z.string().nullable(), lastDay: day.nullable(), trainer: z.string().nullable(), people: count, assessed: count, passed: count, below: z.boolean() })),
})
/** How a trainer moves from half-year to half-year, and stands beside others who teach the same. */
export const trainerComparison = z.object({
  trend: z.array(halfYear), direction,
  courses: z.array(course.extend({ classes: count, own: meanOfForms, others: beside.nullable(), passRate: share })),
})

const reading = { staff: 'training.evaluation.read' } as const
export const coursesRoutes = {
  list: route({ name: 'training.list-courses', method: 'GET', path: '/api/training/courses', summary: 'Courses of my range, an occupation at a level, and how they are judged', audience: reading,
    query: pageQuery.extend({ q: z.string().trim().max(40).optional(), occupationId: many(id), level: many(courseLevel), from: day.optional(), to: day.optional(), sort: z.enum(['people', 'newest', 'lowest', 'highest', 'name']).default('people') }), response: pageOf(courseRow) }),
  get: route({ name: 'training.get-course', method: 'GET', path: '/api/training/courses/:occupationId/:level', summary: 'One course: how it is judged, how that moves, beside the like, what became of those who took it', audience: reading, params: z.object({ occupationId: id, level: courseLevel }), response: courseProfile }),
  compareTrainer: route({ name: 'training.compare-trainer', method: 'GET', path: '/api/training/trainers/:trainerId/comparison', summary: 'A trainer from half-year to half-year, and beside others who teach the same occupation at the same level', audience: reading, params: z.object({ trainerId: id }), response: trainerComparison }),
}
