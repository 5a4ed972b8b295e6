import type { LoginContext } from './as-login.ts'
import { failuresStillCounted, lockedUntil } from './rules.ts'

/** What is guessed at: keyed hashes, so that the table names nobody. Unknown login names get one too. */
export function throttleKey(ctx: LoginContext, kind: 'name' | 'address' | 'phone', value: string): Buffer {
  return ctx.cipher.blind(`${kind}:${value}`, 'login')
}

/** Seconds for which the key is locked; 0 when it is not. */
export async function secondsLocked(ctx: LoginContext, key: Buffer): Promise<number> {
  const row = await ctx.tx.selectFrom('login_throttle').select('locked_until').where('key', '=', key).executeTakeFirst()
  const left = row?.locked_until ? row.locked_until.getTime() - ctx.clock.now().getTime() : 0
  return Math.max(0, Math.ceil(left / 1000))
}

/** Every key that is locked now, in hex, with its seconds: few at any time, and of many accounts they are asked at once. */
export async function locksByKey(ctx: LoginContext): Promise<ReadonlyMap<string, number>> {
  const now = ctx.clock.now()
  const rows = await ctx.tx.selectFrom('login_throttle').select(['key', 'locked_until']).where('locked_until', '>', now).execute()
  return new Map(rows.map((row) => [row.key.toString('hex'), Math.ceil((row.locked_until!.getTime() - now.getTime()) / 1000)]))
}

/** Counts a wrong guess and locks when there were too many. Two guesses at once wait for each other at the row. */
export async function noteFailure(ctx: LoginContext, key: Buffer): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx.insertInto('login_throttle').values({ key, failures: 0, last_failure_at: now, locked_until: null }).onConflict((conflict) => conflict.column('key').doNothing()).execute()
  const row = await ctx.tx.selectFrom('login_throttle').select(['failures', 'last_failure_at']).where('key', '=', key).forUpdate().executeTakeFirstOrThrow()
  const failures = failuresStillCounted(row.failures, row.last_failure_at, now) + 1
  await ctx.tx.updateTable('login_throttle').set({ failures, last_failure_at: now, locked_until: lockedUntil(failures, now) }).where('key', '=', key).execute()
}

export async function forgetFailures(ctx: LoginContext, key: Buffer): Promise<void> {
  await ctx.tx.deleteFrom('login_throttle').where('key', '=', key).execute()
}
