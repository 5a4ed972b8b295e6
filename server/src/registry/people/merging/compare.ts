import { refusals, type AnswerOf, type InputOf, type mergingRoutes } from '@guildhall/contract'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { asLogin, lastLoginOf } from '#platform/login'
import type { PersonRow } from '../model.ts'
import { presentRecord } from '../present.ts'
import { findPerson } from '../store.ts'
import { factsOf } from './facts.ts'
import { settleAll } from './merge-people.ts'
import { countRows } from './move.ts'
import { personReferences, phoneColumns, type TwoRecords, type Said } from './references.ts'
import { agreeing, suggestKeep } from './rules.ts'

type Comparison = AnswerOf<typeof mergingRoutes.compare>

/** Two records side by side, masked, for a clerk who wonders whether they are one person. */
export async function comparePeople(ctx: RequestContext, input: InputOf<typeof mergingRoutes.compare>): Promise<Comparison> {
  requireStaff(ctx, 'people.merge')
  if (input.id === input.otherId) throw new Refused('people.same-record')
  const [winner, loser] = [await findPerson(ctx.tx, input.id), await findPerson(ctx.tx, input.otherId)]
  if (!winner || !loser) throw new Refused('people.elsewhere')
  if (winner.merged_into || loser.merged_into) throw new Refused('people.merged')
  const facts = { winner: factsOf(ctx, winner), loser: factsOf(ctx, loser) }
  return {
    winner: await presentSide(ctx, winner), loser: await presentSide(ctx, loser), agree: agreeing(facts.winner, facts.loser), suggested: suggestKeep(facts.winner, facts.loser),
    ...await foresee(ctx, { winnerId: winner.id, loserId: loser.id }, facts.winner.idNumber !== null && facts.loser.idNumber !== null && facts.winner.idNumber !== facts.loser.idNumber),
  }
}

/** What a merge would have to settle; a refusal becomes the reason why it cannot be done yet. */
async function foresee(ctx: RequestContext, two: TwoRecords, twoNumbers: boolean): Promise<Pick<Comparison, 'said' | 'blocked'>> {
  const said: Said[] = twoNumbers ? [{ zh: '两份登记的身份证号不同，多半是两个人：先核对证件', en: 'The ID numbers differ, so these are most likely two people: look at the cards first' }] : []
  try {
    return { said: [...said, ...await asService(ctx, '', () => settleAll(ctx, two, { dryRun: true }))], blocked: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { said, blocked: { zh: refusals[error.code].zh, en: refusals[error.code].en } }
  }
}

async function presentSide(ctx: RequestContext, row: PersonRow & { unit_name: string }): Promise<Comparison['winner']> {
  const hangs = await asService(ctx, '', async () => {
    const counted: { what: Said; count: number }[] = []
    for (const reference of personReferences()) if (reference.words) counted.push({ what: reference.words, count: await countRows(ctx.tx, reference, row.id) })
    for (const column of phoneColumns()) if (row.phone_blind && !column.person) counted.push({ what: column.words, count: await countRows(ctx.tx, column, row.phone_blind) })
    return counted.filter(({ count }) => count > 0)
  })
  const lastLogin = await asLogin(ctx, () => lastLoginOf(ctx, row.id))
  return { ...presentRecord(ctx.cipher, row), createdAt: row.created_at.toISOString(), hangs, account: lastLogin === undefined ? null : { lastLoginAt: lastLogin?.toISOString() ?? null } }
}
