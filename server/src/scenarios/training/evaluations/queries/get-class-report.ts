import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { compareWithLike, findFormsAnswered, findInvitations, findSubmissions, report, texts } from '#engines/evaluation'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { isInRange } from '#registry/units'
import { findClass } from '../../plans/index.ts'
import { isFixed, openForm } from '../../forms/index.ts'
import { presentOwn, presentRatings, responsesOf } from '../present.ts'
import { isOpenForForms, likeKey } from '../rules.ts'

/** How one class was judged, beside like classes of the reader's range. Words are shown only when there are enough of them to hide among. */
export async function getClassReport(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.getReport>): Promise<AnswerOf<typeof evaluationsRoutes.getReport>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const of = await findClass(ctx.tx, input.classId)
  if (!of || !isInRange(actor, of.scope)) throw new NotFound()
  const form = await openForm(ctx)
  const [found, like, words] = [await report(ctx.tx, { subject: of.id }), await compareWithLike(ctx.tx, { subject: of.id, like: likeKey(of) }), await texts(ctx.tx, { subject: of.id, limit: 100 })]
  const asked = (await findFormsAnswered(ctx.tx, of.id)).flatMap((one) => one.questions.filter((question) => !isFixed(question.key)))
  const paper = (await findSubmissions(ctx.tx, of.id)).filter((one) => one.source === 'paper').length
  const until = (await findInvitations(ctx.tx, of.id)).reduce<Date | null>((last, one) => (one.until && (!last || one.until > last) ? one.until : last), null)
  return {
    classId: of.id, number: of.number, title: of.title, submissions: found.submissions, few: found.few, paper, until: until?.toISOString() ?? null, responses: responsesOf(found),
    ratings: presentRatings(form, found).map((rating) => {
      const other = like[rating.key]
      return { ...rating, like: { mean: other?.like.mean ?? null, n: other?.like.n ?? 0, classes: other?.subjects ?? 0, difference: other?.difference ?? null } }
    }),
    comments: words.kind === 'shown' ? { kind: 'shown', texts: words.texts.filter((one) => one.question === 'comment').map((one) => one.words) } : words,
    own: presentOwn(asked.filter((question, index) => asked.findIndex((other) => other.key === question.key) === index), found, words),
    can: actor.permissions.has('training.evaluation.enter') && isOpenForForms(of.state) ? ['enter-paper'] : [],
  }
}
