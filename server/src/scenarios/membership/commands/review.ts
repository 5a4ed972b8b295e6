import { refusals, type AnswerOf, type InputOf, type reviewingRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { withoutNumbers } from '#platform/crypto'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { staffNames } from '#registry'
import type { Application, ApplicationRow, ApplicationState } from '../model.ts'
import { moveApplication, partyOf } from '../move.ts'
import { tellDecision } from '../notices.ts'
import { mayDecide } from '../policy.ts'
import { accountOf } from '../present.ts'
import { getApplicationRecord } from '../queries/applications.ts'
import { recordDifferences } from '../record-differences.ts'
import { inService, takeIn, takeInAtOnce } from '../settle.ts'
import { settledWords, type Said } from '../settled-words.ts'
import { getApplication, lockApplication } from '../store.ts'
import { tellPresentUnion } from '../tell-present-union.ts'

type Routes = typeof reviewingRoutes

/** Accepts applications, each by itself: one that cannot be accepted is named and keeps nobody else waiting. In the order of their ids, so that two clerks with overlapping lists wait for each other once. */
export async function accept(ctx: RequestContext, input: InputOf<Routes['accept']>): Promise<AnswerOf<Routes['accept']>> {
  const answer: AnswerOf<Routes['accept']> = { accepted: [], refused: [], missing: 0 }
  for (const id of [...new Set(input.applicationIds)].toSorted()) {
    await sql`savepoint one_application`.execute(ctx.tx)
    try {
      if (!await isVisible(ctx, id)) {
        answer.missing += 1
        continue
      }
      const row = await lockDecidable(ctx, id)
      if (!input.looked.includes(id) && await wouldReplace(ctx, row)) throw new Refused('membership.look-first')
      await inService(ctx, () => takeIn(ctx, row, { actor: partyOf(ctx), by: holderOf(ctx.actor) }))
      answer.accepted.push(id)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await sql`rollback to savepoint one_application`.execute(ctx.tx)
      answer.refused.push({ id, code: error.code, why: error.code === 'membership.settled' ? await whoSettled(ctx, id) : { zh: refusals[error.code].zh, en: refusals[error.code].en } })
    }
  }
  if (answer.accepted.length + answer.refused.length === 0) throw new NotFound()
  return answer
}

/** Whether accepting writes over the person's record (J11); looked at under the lock, so that what has changed since the list was read counts. */
const wouldReplace = (ctx: RequestContext, row: ApplicationRow): Promise<boolean> => inService(ctx, async () => ((await recordDifferences(ctx, [row])).get(row.id) ?? []).length > 0)

/** For the clerk who was slower: who settled it and how, and that nothing is left to do. */
async function whoSettled(ctx: RequestContext, id: string): Promise<Said> {
  const row = await getApplication(ctx.tx, id)
  const account = accountOf(row.decided_by)
  return settledWords(row.state as ApplicationState, account ? (await staffNames(ctx, [account])).get(account) ?? '' : '')
}

async function isVisible(ctx: RequestContext, id: string): Promise<boolean> {
  return await ctx.tx.selectFrom('membership_application').select('id').where('id', '=', id).executeTakeFirst() !== undefined
}

/** A refusal says why and what the person can do now. Leaving cannot be refused: its process knows no such event. */
export async function refuse(ctx: RequestContext, input: InputOf<Routes['refuse']>): Promise<Application> {
  const row = await lockDecidable(ctx, input.applicationId)
  const [reason, nextStep] = [withoutNumbers(input.reason), withoutNumbers(input.nextStep)]
  const moved = await moveApplication(ctx, row, {
    event: 'refuse', actor: partyOf(ctx), reason, inputs: { code: input.code }, change: { decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now(), reason_code: input.code, reason, next_step: nextStep },
  })
  await appendAudit(ctx, { action: 'membership.refuse', subject: `application:${row.id}`, scope: row.scope, reason, details: { code: input.code } })
  await tellDecision(ctx, moved)
  await tellPresentUnion(ctx, moved, 'not-made')
  await emit(ctx, 'membership.refused', { applicationId: row.id }, { scope: row.scope })
  return getApplicationRecord(ctx, { applicationId: row.id })
}

/** A clerk has seen the card: proof enough, whatever the service says or does not say. The union's rule then applies as after any other check. */
export async function verifyCard(ctx: RequestContext, input: InputOf<Routes['verify']>): Promise<Application> {
  const row = await lockDecidable(ctx, input.applicationId)
  await inService(ctx, async () => {
    const reason = withoutNumbers(input.reason)
    const moved = await moveApplication(ctx, row, { event: 'verify', actor: partyOf(ctx), reason, change: { identity: 'card', identity_at: ctx.clock.now() } })
    await appendAudit(ctx, { action: 'membership.verify-card', subject: `application:${row.id}`, scope: row.scope, reason })
    await takeInAtOnce(ctx, moved)
  })
  return getApplicationRecord(ctx, { applicationId: row.id })
}

async function lockDecidable(ctx: RequestContext, id: string): Promise<ApplicationRow> {
  const staff = requireStaff(ctx, 'membership.decide')
  if (!mayDecide(staff, await getApplication(ctx.tx, id))) throw new Refused('membership.not-yours')
  const row = await lockApplication(ctx.tx, id)
  if (row.closed_at) throw new Refused('membership.settled')
  return row
}
