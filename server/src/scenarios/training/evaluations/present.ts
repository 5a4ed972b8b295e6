import type { AnswerOf, evaluationsRoutes } from '@guildhall/contract'
import type { Form, Question, Report, Summary, Texts } from '#engines/evaluation'

type Rating = AnswerOf<typeof evaluationsRoutes.getProfile>['ratings'][number]
type Own = AnswerOf<typeof evaluationsRoutes.getReport>['own'][number]
const kinds = ['worker', 'enterprise'] as const

/** What was said to each rating question of the form, in its order; a question without an answer is there too, with nothing. */
export function presentRatings(form: Form, report: Report): Rating[] {
  return form.questions.filter((question) => question.kind === 'rating').map((question) => presentRating(question, report.ratings[question.key], kinds.map((kind) => {
    const own = report.ratingsByKind[kind]?.[question.key]
    return { kind, n: own?.n ?? 0, mean: own?.mean ?? null }
  })))
}

export function presentRating(question: Pick<Rating, 'key' | 'label'>, summary: Pick<Summary, 'n' | 'mean' | 'distribution'> & Partial<Summary> | undefined, byKind: Rating['byKind']): Rating {
  return {
    key: question.key, label: question.label, n: summary?.n ?? 0, mean: summary?.mean ?? null, low: summary?.interval?.low ?? null, high: summary?.interval?.high ?? null,
    distribution: [...(summary?.distribution ?? [0, 0, 0, 0, 0])], satisfied: summary?.satisfied?.share ?? null, byKind,
  }
}

export function responsesOf(report: Report): { kind: 'worker' | 'enterprise'; submitted: number; invited: number; rate: number | null }[] {
  return kinds.flatMap((kind) => {
    const own = report.responses[kind]
    return own ? [{ kind, submitted: own.submitted, invited: own.invited, rate: own.rate }] : []
  })
}

export function meansOf(form: Form, report: Report): { key: string; mean: number | null }[] {
  return form.questions.filter((question) => question.kind === 'rating').map(({ key }) => ({ key, mean: report.ratings[key]?.mean ?? null }))
}

/** What was answered to a unit's own questions, in their order. */
export function presentOwn(questions: readonly Question[], report: Report, words: Texts): Own[] {
  return questions.map((question) => {
    const { key, kind, label } = question
    const rated = report.ratings[key], chosen = report.choices[key] ?? {}
    const texts = words.kind === 'shown' ? words.texts.filter((one) => one.question === key).map((one) => one.words) : []
    const options = question.kind === 'choice' ? question.options.map((option) => ({ ...option, n: chosen[option.key] ?? 0 })) : []
    return {
      key, kind, label, mean: rated?.mean ?? null, distribution: rated ? [...rated.distribution] : [], options, n: rated?.n ?? (kind === 'text' ? texts.length : options.reduce((sum, option) => sum + option.n, 0)),
      said: kind !== 'text' ? null : words.kind === 'shown' ? { kind: 'shown', texts } : words,
    }
  })
}
