import { consentTerms, type AnswerOf, type InputOf, type joiningRoutes } from '@guildhall/contract'
import { holderOf, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isAssisted } from '../move.ts'
import { listMyConsents } from '../queries/my-membership.ts'
import { inService } from '../settle.ts'
import { insertConsents } from '../store.ts'

type Route = typeof joiningRoutes.setConsent

/** Gives or takes back the consent to an optional use; a new line beside the old ones. Required uses end with the membership. */
export async function setConsent(ctx: RequestContext, input: InputOf<Route>): Promise<AnswerOf<Route>> {
  const { personId } = requireWorker(ctx)
  const terms = consentTerms[input.purpose]
  if (terms.required) throw new Refused('membership.consent-needed')
  const { rows } = await listMyConsents(ctx)
  const last = rows.find((one) => one.purpose === input.purpose)
  if (last?.granted === input.granted && last.version === terms.version) return { rows }
  await inService(ctx, () => insertConsents(ctx.tx, [{ id: newId(), person_id: personId, application_id: null, purpose: input.purpose, version: terms.version, granted: input.granted, assisted: isAssisted(ctx), recorded_by: holderOf(ctx.actor), at: ctx.clock.now() }]))
  return listMyConsents(ctx)
}
