import type { Form, Question, Summary } from '#engines/evaluation'
import { classFormKey } from '../resources/index.ts'

/** The three things everybody is asked to rate, whatever a unit asks besides: profiles, thresholds and comparison rest on them. Each also counts for the trainer who taught the class. */
export const ratedQuestions: readonly Question[] = [
  { key: 'trainer', kind: 'rating', about: 'trainer', required: true, label: { zh: '培训教师', en: 'Trainer' } },
  { key: 'course', kind: 'rating', about: 'trainer', required: true, label: { zh: '课程设计', en: 'Course design' } },
  { key: 'teaching', kind: 'rating', about: 'trainer', required: true, label: { zh: '教学质量', en: 'Teaching' } },
]
export const commentQuestion: Question = { key: 'comment', kind: 'text', required: false, maxLength: 500, label: { zh: '意见建议', en: 'Comments' } }

export const ratingKeys: readonly string[] = ratedQuestions.map((question) => question.key)
const fixed = new Set([...ratingKeys, commentQuestion.key])
export const isFixed = (key: string) => fixed.has(key)

/** A form about classes with a unit's own questions between the fixed ratings and the last words. */
export function classForm(own: readonly Question[]): Pick<Form, 'key' | 'title' | 'evaluators' | 'questions'> {
  return { key: classFormKey, title: { zh: '培训班评价表', en: 'How was the class?' }, evaluators: ['worker', 'enterprise'], questions: [...ratedQuestions, ...own, commentQuestion] }
}

/** Of all that was rated, the ratings that every class has. */
export function fixedRatings(ratings: Readonly<Record<string, Summary>>): Record<string, Summary> {
  return Object.fromEntries(Object.entries(ratings).filter(([key]) => ratingKeys.includes(key)))
}
