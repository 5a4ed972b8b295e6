import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { sameSecret, type PersonalText } from '../crypto/index.ts'
import { newId } from '../ids/index.ts'
import type { LoginContext } from './as-login.ts'
import { codeRules, secondsUntilNextCode } from './rules.ts'

export type CodePurpose = 'login' | 'new-phone' | 'desk'
export type CodeMade = { kind: 'code'; code: string } | { kind: 'wait'; seconds: number }

/**
 * Makes a code for a phone; sending it is the caller's. Only the newest code of a phone and purpose counts. The transaction holds a lock on the phone, so
 * that two presses of the button do not send two messages.
 */
export async function makeCode(ctx: LoginContext, input: { phone: PersonalText; purpose: CodePurpose; address: string }): Promise<CodeMade> {
  const now = ctx.clock.now()
  const phone = ctx.cipher.blind(input.phone, 'phone')
  const address = ctx.cipher.blind(`address:${input.address}`, 'login')
  await sql`select pg_advisory_xact_lock(hashtextextended(${phone.toString('hex')}, 0))`.execute(ctx.tx)
  if (ctx.config.RATE_LIMITS) {
    const seconds = secondsUntilNextCode(await history(ctx, phone, address, now), now)
    if (seconds > 0) return { kind: 'wait', seconds }
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const id = newId()
  await ctx.tx.insertInto('login_code').values({
    id, phone_blind: phone, purpose: input.purpose, code_hash: hashOf(ctx, id, code), address_hash: address,
    created_at: now, expires_at: new Date(now.getTime() + codeRules.validSeconds * 1000),
  }).execute()
  return { kind: 'code', code }
}

/** Whether this is the code sent last to that phone; it is then used up. A wrong one is counted, and after five the code is dead. */
export async function useCode(ctx: LoginContext, input: { phone: PersonalText; purpose: CodePurpose; code: string }): Promise<boolean> {
  const now = ctx.clock.now()
  const row = await ctx.tx.selectFrom('login_code').select(['id', 'code_hash', 'tries', 'expires_at', 'used_at'])
    .where('phone_blind', '=', ctx.cipher.blind(input.phone, 'phone')).where('purpose', '=', input.purpose)
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).forUpdate().executeTakeFirst()
  if (!row || row.used_at || row.expires_at <= now || row.tries >= codeRules.tries) return false
  const right = sameSecret(row.code_hash, hashOf(ctx, row.id, input.code))
  await ctx.tx.updateTable('login_code').set({ tries: row.tries + 1, used_at: right ? now : null }).where('id', '=', row.id).execute()
  return right
}

function hashOf(ctx: LoginContext, id: string, code: string): Buffer {
  return ctx.cipher.blind(`${id}:${code}`, 'code')
}

async function history(ctx: LoginContext, phone: Buffer, address: Buffer, now: Date) {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const { rows: [row] } = await sql<{ lastAt: Date | null; phoneLastHour: number; phoneLastDay: number; addressLastHour: number }>`
    select max(created_at) filter (where phone_blind = ${phone}) as "lastAt",
      count(*) filter (where phone_blind = ${phone} and created_at > ${hourAgo})::int as "phoneLastHour",
      count(*) filter (where phone_blind = ${phone})::int as "phoneLastDay",
      count(*) filter (where address_hash = ${address} and created_at > ${hourAgo})::int as "addressLastHour"
    from login_code where created_at > ${dayAgo} and (phone_blind = ${phone} or address_hash = ${address})`.execute(ctx.tx)
  return row!
}
