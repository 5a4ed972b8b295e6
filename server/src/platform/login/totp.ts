import { generateSecret, generateURI, verifySync } from 'otplib'
import type { LoginContext } from './as-login.ts'

const about = 'login_account.totp'

/** A new secret for the authenticator app, kept sealed; it counts once a code has confirmed it. Asked again before that, the same one is given. */
export async function beginTotp(ctx: LoginContext, account: { id: string; login_name: string | null; totp_sealed: Buffer | null }, issuer: string): Promise<{ secret: string; uri: string }> {
  const secret = account.totp_sealed ? ctx.cipher.open(account.totp_sealed, about).reveal() : generateSecret()
  if (!account.totp_sealed) await ctx.tx.updateTable('login_account').set({ totp_sealed: ctx.cipher.seal(secret, about) }).where('id', '=', account.id).execute()
  return { secret, uri: generateURI({ issuer, label: account.login_name ?? '', secret }) }
}

/** Whether the code is right now (RFC 6238, one step of tolerance for slow clocks) and was not used before; it is then used up and the secret confirmed. */
export async function useTotp(ctx: LoginContext, account: { id: string; totp_sealed: Buffer | null; totp_confirmed_at: Date | null; totp_last_step: bigint | null }, code: string): Promise<boolean> {
  if (!account.totp_sealed) return false
  const now = ctx.clock.now()
  const result = verifySync({ strategy: 'totp', secret: ctx.cipher.open(account.totp_sealed, about).reveal(), token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 })
  if (!result.valid || !('timeStep' in result)) return false
  // The step that the code belongs to, not the present one: a code read over the shoulder must not open the door a second time.
  const step = BigInt(result.timeStep)
  if (account.totp_last_step !== null && step <= account.totp_last_step) return false
  await ctx.tx.updateTable('login_account').set({ totp_last_step: step, totp_confirmed_at: account.totp_confirmed_at ?? now }).where('id', '=', account.id).execute()
  return true
}

/** The old authenticator is worth nothing; the next login enrols a new one. */
export async function resetTotp(ctx: LoginContext, accountId: string): Promise<void> {
  await ctx.tx.updateTable('login_account').set({ totp_sealed: null, totp_confirmed_at: null, totp_last_step: null }).where('id', '=', accountId).execute()
}
