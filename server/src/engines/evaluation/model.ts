import type { When } from '@guildhall/contract'
import type { Day } from '#platform/calendar'

export type Words = { zh: string; en: string }

type Asked = {
  /** The name under which answers are counted, the same in every version that asks the same thing. */
  key: string
  label: Words
  required: boolean
  /** The answer also counts for the submission's other subject in this role ("trainer"). */
  about?: string
  /** Asked of these kinds of evaluator only. */
  kinds?: readonly string[]
  /** Asked only if an earlier question was answered so (E6). */
  when?: When
  /** A heading that begins with this question. */
  section?: Words
}
export type RatingQuestion = Asked & { kind: 'rating' }
export type ChoiceQuestion = Asked & { kind: 'choice'; options: readonly { key: string; label: Words }[]; /** Several may be chosen. */ multiple?: boolean }
export type TextQuestion = Asked & { kind: 'text'; maxLength?: number }
export type Question = RatingQuestion | ChoiceQuestion | TextQuestion

/** A published version of a form. `evaluators`: the kinds of evaluator who may fill it in; opaque. Versions with one `scope` are an edition of the form: the wording of one owner. */
export type Form = { id: string; scope: string; key: string; version: number; title: Words; evaluators: readonly string[]; questions: readonly Question[] }
/** A version as its owner lists them; `submissions` are those of the caller's range. */
export type FormVersion = { version: number; publishedAt: Date; publishedBy: string; questions: number; submissions: number }

export type Invitation = { id: string; scope: string; formKey: string; subject: string; evaluator: string; evaluatorKind: string; invitedAt: Date; until: Date | null; submittedAt: Date | null }

/** By question: a rating is 1 to 5, a choice the option's key (of several: their keys), a text its words. */
export type Answers = Readonly<Record<string, number | string | readonly string[]>>

export type AnswerProblem = { question: string; problem: 'unknown' | 'missing' | 'not-asked' | 'not-a-rating' | 'not-an-option' | 'not-text' | 'too-long' }

/** A checked answer, as it is stored. */
export type Answer = { question: string; about: string | null; score: number | null; choice: string | null; choices: string[] | null; words: string | null }

export type Submission = {
  id: string
  subject: string
  evaluatorKind: string
  source: 'phone' | 'paper'
  paper: { series: string; number: string } | null
  typedBy: string | null
  filledOn: Day
  submittedAt: Date
}

export type SubmitResult =
  | { kind: 'accepted'; submissionId: string }
  /** `submissionId` is known unless the earlier one lies outside the caller's range. */
  | { kind: 'refused'; code: 'already-submitted' | 'number-taken'; submissionId: string | null }
  | { kind: 'refused'; code: 'not-invited' | 'too-late' | 'wrong-kind' }
  | { kind: 'refused'; code: 'answers-invalid'; problems: readonly AnswerProblem[] }

export type Interval = { low: number; high: number }

/** Scores 1 to 5 given to one question. `distribution[0]` counts the ones. */
export type Summary = {
  n: number
  sum: number
  mean: number | null
  distribution: readonly [number, number, number, number, number]
  /** 95 % confidence interval of the mean (Student's t), inside 1 to 5; null below two scores. */
  interval: Interval | null
  /** Share of fours and fives, with its 95 % interval (Wilson's score). */
  satisfied: { share: number; interval: Interval } | null
}

export type Responses = { submitted: number; invited: number; /** Of those invited, how many answered; null when nobody was invited. */ rate: number | null }

/** What was said about one subject. */
export type Report = {
  subject: string
  submissions: number
  /** Fewer submissions than the threshold: the reader should not trust the figures, and the public should not see them. */
  few: boolean
  responses: Readonly<Record<string, Responses>>
  ratings: Readonly<Record<string, Summary>>
  ratingsByKind: Readonly<Record<string, Readonly<Record<string, Summary>>>>
  choices: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** How a question fares beside subjects of the same kind. `difference` is of the means; null without either. */
export type Comparison = Readonly<Record<string, { like: Summary; subjects: number; difference: number | null }>>

export type Texts = { kind: 'shown'; texts: readonly { question: string; words: string }[] } | { kind: 'withheld'; submissions: number; threshold: number }

/** Where ids of evaluators are kept, and of what an evaluator has one (E2): for whoever finds out that two evaluators are one. */
export const evaluatorColumns = [
  { table: 'evaluation_invitation', column: 'evaluator', once: { of: ['form_key', 'subject'] } },
  { table: 'evaluation_submission', column: 'evaluator', once: { of: ['form_key', 'subject'], where: 'evaluator is not null' } },
] as const
