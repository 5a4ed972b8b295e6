import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { reports, type Report } from '#engines/evaluation'
import { rangeOf } from '#platform/db'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { openForm, presentForm } from '../../forms/index.ts'
import { meansOf, presentRating } from '../present.ts'
import { addUp } from '../rules.ts'
import { findJudged } from '../store.ts'

type Answer = AnswerOf<typeof evaluationsRoutes.list>
type Row = Answer['rows'][number]

/** How classes of the caller's range were judged. Classes with few forms come last when sorted by score: their means say little. */
export async function listEvaluations(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.list>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const form = await openForm(ctx)
  const classes = await findJudged(ctx.tx, { ...rangeOf(actor.scope), occupationIds: input.occupationId, trainerId: input.trainerId, from: input.from, to: input.to })
  const found = await reports(ctx.tx, { subjects: classes.map((of) => of.id) })
  const rows = classes.map((of, index): Row => {
    const own = found[index]!
    const invited = sum(own, 'invited')
    return {
      classId: of.id, number: of.number, title: of.title, occupation: { id: of.occupation_id, name: of.occupation, category: of.category as Row['occupation']['category'] }, lastDay: of.last_day, trainer: of.trainer,
      submissions: own.submissions, invited, rate: own.responses['worker']?.rate ?? null, means: meansOf(form, own), few: own.few,
    }
  })
  const sorted = input.sort === 'newest' ? rows : rows.toSorted((a, b) => Number(a.few) - Number(b.few) || (input.sort === 'lowest' ? 1 : -1) * (meanOf(a) - meanOf(b)))
  const start = readCursor(input.cursor)
  const overall = form.questions.filter((question) => question.kind === 'rating').map((question) => presentRating(question, addUp(found.flatMap((one) => one.ratings[question.key] ?? [])), []))
  return {
    rows: sorted.slice(start, start + input.limit), total: rows.length, next: start + input.limit < rows.length ? String(start + input.limit) : null,
    overall: { submissions: found.reduce((total, one) => total + one.submissions, 0), ratings: overall, questions: presentForm(form).questions },
  }
}

const sum = (report: Report, key: 'invited' | 'submitted') => Object.values(report.responses).reduce((total, one) => total + one[key], 0)

function meanOf(row: Row): number {
  const known = row.means.flatMap((one) => one.mean ?? [])
  return known.length === 0 ? 0 : known.reduce((total, mean) => total + mean, 0) / known.length
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,5}$/.test(cursor)) throw new Refused('platform.invalid-input')
  return Number(cursor)
}
