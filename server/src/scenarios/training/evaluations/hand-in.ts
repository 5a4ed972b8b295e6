import { submit, type Answers, type SubmitResult } from '#engines/evaluation'
import { asService, Refused, type RequestContext } from '#platform/http'
import { formOfVersion } from '../forms/index.ts'
import { classFormKey } from '../resources/index.ts'
import { likeKey } from './rules.ts'
import type { ClassRow } from './store.ts'

type Given = { trainer: number; course: number; teaching: number; comment?: string | undefined; more?: Answers | undefined }
type Hand = Pick<Parameters<typeof submit>[1], 'evaluator' | 'from'>

/** What a filled-in form says, as the engine takes it: about the class and about its trainer. */
export function submissionOf(of: ClassRow, version: number, { trainer, course, teaching, comment, more }: Given, { hand, now }: { hand: Hand; now: Date }): Parameters<typeof submit>[1] {
  const answers: Answers = { ...more, trainer, course, teaching, ...(comment && { comment }) }
  return { form: classFormKey, version, subject: of.id, scope: of.scope, about: of.trainer_id ? [{ role: 'trainer', subject: of.trainer_id }] : [], like: likeKey(of), answers, now, ...hand }
}

/**
 * Hands a form in. The caller has decided who may; the engine asks for the invitation. As the service: forms belong to no county, and a worker writes none of these
 * tables.
 */
export async function handIn(ctx: Pick<RequestContext, 'tx' | 'actor' | 'clock'>, of: ClassRow, given: Given & { version?: number | undefined }, hand: Hand): Promise<SubmitResult> {
  const { version } = await formOfVersion(ctx, of.scope, given.version)
  return asService(ctx, '', () => submit(ctx.tx, submissionOf(of, version, given, { hand, now: ctx.clock.now() })))
}

/** The engine's "no" in the words of the story. */
export function refusalOf(result: Extract<SubmitResult, { kind: 'refused' }>): Refused {
  switch (result.code) {
    case 'not-invited': case 'wrong-kind': return new Refused('training.evaluation-not-asked')
    case 'too-late': return new Refused('training.evaluation-over')
    case 'already-submitted': return new Refused('training.evaluation-given')
    case 'number-taken': return new Refused('training.form-number-taken')
    case 'answers-invalid': return new Refused('training.evaluation-incomplete', { problems: result.problems })
  }
}
