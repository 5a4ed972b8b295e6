import type { AnswerOf, InputOf, evaluationsRoutes } from '@guildhall/contract'
import { findInvitation, findOpenInvitations, type Invitation } from '#engines/evaluation'
import { asService, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { findClass, presentCards } from '../../plans/index.ts'
import { formFor, presentForm } from '../../forms/index.ts'
import { classFormKey } from '../../resources/index.ts'
import { invitationState } from '../rules.ts'

type Listed = AnswerOf<typeof evaluationsRoutes.listMine>
type Mine = AnswerOf<typeof evaluationsRoutes.getMine>

export function listMyEvaluations(ctx: RequestContext): Promise<Listed> {
  return listFor(ctx, requireWorker(ctx).personId)
}

export function listUnitEvaluations(ctx: RequestContext): Promise<Listed> {
  return listFor(ctx, requireStaff(ctx, 'training.evaluation.submit').unitId)
}

export function getMyEvaluation(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.getMine>): Promise<Mine> {
  return getFor(ctx, input.classId, requireWorker(ctx).personId)
}

export function getUnitEvaluation(ctx: RequestContext, input: InputOf<typeof evaluationsRoutes.getUnit>): Promise<Mine> {
  return getFor(ctx, input.classId, requireStaff(ctx, 'training.evaluation.submit').unitId)
}

/** Classes that somebody is asked about and has not judged, the one that closes first on top. */
function listFor(ctx: RequestContext, evaluator: string): Promise<Listed> {
  return asService(ctx, '', async () => {
    const invitations = (await findOpenInvitations(ctx.tx, evaluator, ctx.clock.now())).filter((one) => one.formKey === classFormKey)
    const subjects = invitations.map((one) => one.subject)
    const classes = subjects.length === 0 ? [] : await ctx.tx.selectFrom('training_class').select(['id', 'title', 'number', 'last_day']).where('id', 'in', subjects).execute()
    const rows = classes.map((of) => {
      const { until, state } = standing(ctx, invitations.find((one) => one.subject === of.id)!)
      return { classId: of.id, title: of.title, number: of.number, lastDay: of.last_day, state, until }
    })
    return { rows: rows.sort((a, b) => (a.until ?? '').localeCompare(b.until ?? '')) }
  })
}

async function getFor(ctx: RequestContext, classId: string, evaluator: string): Promise<Mine> {
  return asService(ctx, '', async () => {
    const of = await findClass(ctx.tx, classId)
    if (!of) throw new NotFound()
    const invitation = await findInvitation(ctx.tx, classFormKey, classId, evaluator)
    if (!invitation) throw new Refused('training.evaluation-not-asked')
    const { form } = await formFor(ctx, of.scope)
    const [card] = await presentCards(ctx.tx, [of], ctx.clock.now())
    return { class: card!, form: presentForm(form), givenAt: invitation.submittedAt?.toISOString() ?? null, ...standing(ctx, invitation) }
  })
}

function standing(ctx: RequestContext, invitation: Invitation): Pick<Mine, 'state' | 'until'> {
  return { state: invitationState(invitation, ctx.clock.now()), until: invitation.until?.toISOString() ?? null }
}
