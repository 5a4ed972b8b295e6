import type { AnswerOf, effectRoutes, InputOf } from '@guildhall/contract'
import { findFormsAnswered, findInvitation, findOpenInvitations, submit, type Invitation } from '#engines/evaluation'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { findClass } from '../plans/index.ts'
import { likeKey } from '../evaluations/index.ts'
import { presentForm } from '../forms/index.ts'
import { followUpKey, openFollowUpForm } from './form.ts'
import { findFollowUps, type FollowUpRow } from './store.ts'

type Mine = AnswerOf<typeof effectRoutes.listMine>['rows'][number]

/** What I am still asked about, the one that closes first on top. */
export function listMyFollowUps(ctx: RequestContext): Promise<AnswerOf<typeof effectRoutes.listMine>> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const open = (await findOpenInvitations(ctx.tx, personId, ctx.clock.now())).filter((one) => one.formKey === followUpKey)
    const rows = new Map((await findFollowUps(ctx.tx, open.map((one) => one.subject))).map((row) => [row.id, row]))
    return { rows: open.flatMap((one) => { const row = rows.get(one.subject); return row ? [present(ctx, row, one)] : [] }) }
  })
}

export async function getMyFollowUp(ctx: RequestContext, { followUpId }: InputOf<typeof effectRoutes.getMine>): Promise<AnswerOf<typeof effectRoutes.getMine>> {
  const { personId } = requireWorker(ctx)
  const form = await openFollowUpForm(ctx)
  return asService(ctx, '', async () => {
    const [row] = await findFollowUps(ctx.tx, [followUpId])
    const invitation = row && await findInvitation(ctx.tx, followUpKey, row.id, personId)
    if (!row || !invitation) throw new NotFound()
    return { ...present(ctx, row, invitation), form: presentForm(form) }
  })
}

/** Half a year later, by the person on the phone or at the window by a clerk: then the record says who typed. */
export async function submitFollowUp(ctx: RequestContext, input: InputOf<typeof effectRoutes.submit>): Promise<AnswerOf<typeof effectRoutes.submit>> {
  const actor = requireWorker(ctx)
  const form = await openFollowUpForm(ctx)
  return asService(ctx, '', async () => {
    const [row] = await findFollowUps(ctx.tx, [input.followUpId])
    const of = row && await findClass(ctx.tx, row.class_id)
    if (!row || !of) throw new NotFound()
    const result = await submit(ctx.tx, {
      form: followUpKey, version: form.version, subject: row.id, scope: row.scope, like: likeKey(of), evaluator: { id: actor.personId, kind: 'worker' }, answers: input.answers, from: { source: 'phone', ...(actor.assistedBy && { typedBy: holderOf(actor) }) }, now: ctx.clock.now(),
    })
    if (result.kind === 'refused') throw refusalOf(result)
    if (actor.assistedBy) await appendAudit(ctx, { action: 'training.submit-follow-up', subject: `class:${of.id}`, scope: of.scope })
    return { id: row.id, state: 'given', assisted: actor.assistedBy !== undefined }
  })
}

function refusalOf(result: Extract<Awaited<ReturnType<typeof submit>>, { kind: 'refused' }>): Refused {
  switch (result.code) {
    case 'not-invited': case 'wrong-kind': return new Refused('training.follow-up-not-asked')
    case 'too-late': return new Refused('training.follow-up-over')
    case 'already-submitted': case 'number-taken': return new Refused('training.follow-up-given')
    case 'answers-invalid': return new Refused('training.follow-up-incomplete', { problems: result.problems })
  }
}

function present(ctx: RequestContext, row: FollowUpRow, invitation: Invitation): Mine {
  const state = invitation.submittedAt ? 'given' : invitation.until !== null && ctx.clock.now() > invitation.until ? 'over' : 'open'
  return { id: row.id, title: row.title, number: row.number, lastDay: row.last_day, state, until: invitation.until?.toISOString() ?? null }
}

type Words = { zh: string; en: string }

/** What somebody answered to follow-ups, the newest first, in the words of the form they filled in. */
export function findOwnAnswers(ctx: RequestContext, personId: string): Promise<{ at: string; title: string; answers: { question: Words; answer: Words }[] }[]> {
  return asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('evaluation_submission as s').innerJoin('training_follow_up as f', 'f.id', 's.subject').innerJoin('training_class as c', 'c.id', 'f.class_id').select(['s.id', 's.subject', 's.submitted_at', 'c.title']).where('s.evaluator', '=', personId).where('s.form_key', '=', followUpKey).orderBy('s.submitted_at', 'desc').limit(50).execute()
    const given = rows.length === 0 ? [] : await ctx.tx.selectFrom('evaluation_answer').select(['submission_id', 'question', 'choice', 'words']).where('submission_id', 'in', rows.map((row) => row.id)).execute()
    const told: { at: string; title: string; answers: { question: Words; answer: Words }[] }[] = []
    for (const row of rows) {
      const questions = (await findFormsAnswered(ctx.tx, row.subject)).flatMap((form) => form.questions)
      told.push({
        at: row.submitted_at.toISOString(), title: row.title,
        answers: given.filter((one) => one.submission_id === row.id).flatMap((one) => {
          const question = questions.find((other) => other.key === one.question)
          const option = question?.kind === 'choice' ? question.options.find((other) => other.key === one.choice)?.label : undefined
          const answer = option ?? (one.words === null ? null : { zh: one.words, en: one.words })
          return question && answer ? [{ question: question.label, answer }] : []
        }),
      })
    }
    return told
  })
}
