import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { report } from '#engines/evaluation'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { isInRange } from '#registry/units'
import { findClass } from '../../plans/index.ts'
import { handIn, refusalOf } from '../hand-in.ts'
import { filledOnFits, isOpenForForms } from '../rules.ts'

/** Types in a paper form. Its number is unique among the papers of the federation that holds the class, so none is counted twice (E3). */
export async function enterPaperEvaluation(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.enterPaper>): Promise<AnswerOf<typeof evaluationsRoutes.enterPaper>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await findClass(ctx.tx, input.classId)
  if (!of || !isInRange(actor, of.scope)) throw new NotFound()
  if (!isOpenForForms(of.state)) throw new Refused('training.evaluation-too-early')
  if (!filledOnFits(input.filledOn, { firstDay: of.first_day }, dayInShanghai(ctx.clock.now()))) throw new Refused('training.filled-on-wrong', { firstDay: of.first_day })
  const number = input.formNumber.normalize('NFKC').toUpperCase()
  const result = await handIn(ctx, of, input, {
    evaluator: { id: null, kind: input.evaluator, vouched: true }, from: { source: 'paper', typedBy: holderOf(actor), paper: { series: of.scope, number }, filledOn: input.filledOn },
  })
  if (result.kind === 'refused') throw refusalOf(result)
  await appendAudit(ctx, { action: 'training.enter-paper-evaluation', subject: `class:${of.id}`, scope: of.scope, details: { formNumber: number, evaluator: input.evaluator } })
  await emit(ctx, 'training.evaluation-submitted', { classId: of.id }, { scope: of.scope })
  return { classId: of.id, formNumber: number, submissions: (await report(ctx.tx, { subject: of.id })).submissions }
}
