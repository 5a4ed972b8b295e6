import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { LoginContext } from './as-login.ts'
import { passwordRules } from './rules.ts'

/** argon2id with 19 MiB and two passes (OWASP's first choice), which the library takes by default. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** A hash of nothing anybody knows: an unknown name costs the same time as a known one. */
const noPassword = hash(String(Math.random()))

export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? await noPassword, password)
  return stored !== null && right
}

/** Whether the password is the present one or one of the last few. */
export async function wasUsedBefore(ctx: LoginContext, account: { id: string; password_hash: string | null }, password: string): Promise<boolean> {
  const old = await ctx.tx.selectFrom('login_old_password').select('password_hash').where('account_id', '=', account.id)
    .orderBy('replaced_at', 'desc').limit(passwordRules.remembered - 1).execute()
  for (const stored of [account.password_hash, ...old.map((row) => row.password_hash)]) {
    if (stored && await verify(stored, password)) return true
  }
  return false
}

/** Sets a password; a temporary one must be changed at the next login. */
export async function setPassword(ctx: LoginContext, account: { id: string; password_hash: string | null }, password: string, options: { temporary: boolean }): Promise<void> {
  const now = ctx.clock.now()
  if (account.password_hash) await ctx.tx.insertInto('login_old_password').values({ account_id: account.id, password_hash: account.password_hash, replaced_at: now }).execute()
  await ctx.tx.updateTable('login_account').set({ password_hash: await hashPassword(password), password_set_at: now, password_temporary: options.temporary }).where('id', '=', account.id).execute()
}

const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'

/** A password to be handed over once: 16 characters without those that look alike (0 O, 1 l I), in fours. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
