import type { Selectable } from 'kysely'
import type { PersonalText } from '../crypto/index.ts'
import type { Database } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import type { LoginContext } from './as-login.ts'
import { hashPassword, oneTimePassword, setPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'
import { forgetFailures, locksByKey, throttleKey } from './throttle.ts'

export type Account = Selectable<Database['login_account']>
const aboutPhone = 'login_account.phone'

export async function findWorkerAccount(ctx: LoginContext, phone: PersonalText): Promise<Account | undefined> {
  return ctx.tx.selectFrom('login_account').selectAll().where('phone_blind', '=', ctx.cipher.blind(phone, 'phone')).where('kind', '=', 'worker').executeTakeFirst()
}

/** The account of a person, locked; one worker has one. */
export async function lockAccountOfPerson(ctx: LoginContext, personId: string): Promise<Account | undefined> {
  return ctx.tx.selectFrom('login_account').selectAll().where('person_id', '=', personId).where('kind', '=', 'worker').forUpdate().executeTakeFirst()
}

export async function findStaffAccount(ctx: LoginContext, loginName: string): Promise<Account | undefined> {
  return ctx.tx.selectFrom('login_account').selectAll().where('login_name', '=', loginName.toLowerCase()).executeTakeFirst()
}

export async function lockAccount(ctx: LoginContext, id: string): Promise<Account> {
  return ctx.tx.selectFrom('login_account').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

type NewWorker = { phone: PersonalText | null; personId: string }

export async function createWorkerAccount(ctx: LoginContext, input: NewWorker): Promise<string> {
  return (await createWorkerAccounts(ctx, [input]))[0]!
}

/** Accounts of several workers, with their ids in order. */
export async function createWorkerAccounts(ctx: LoginContext, workers: readonly NewWorker[]): Promise<string[]> {
  const ids = workers.map(() => newId())
  for (let from = 0; from < workers.length; from += 500) {
    await ctx.tx.insertInto('login_account').values(workers.slice(from, from + 500).map(({ phone, personId }, index) => ({
      id: ids[from + index]!, kind: 'worker', person_id: personId, created_at: ctx.clock.now(),
      phone_sealed: phone ? ctx.cipher.seal(phone, aboutPhone) : null, phone_blind: phone ? ctx.cipher.blind(phone, 'phone') : null,
    }))).execute()
  }
  return ids
}

/** A staff account with a password to be handed over once. Throws a unique violation of login_account_login_name_key for a taken name. */
export async function createStaffAccount(ctx: LoginContext, input: { loginName: string; phone?: PersonalText | undefined; personId?: string | undefined }): Promise<{ id: string; password: string }> {
  const id = newId()
  const password = oneTimePassword()
  const now = ctx.clock.now()
  await ctx.tx.insertInto('login_account').values({
    id, kind: 'staff', login_name: input.loginName.toLowerCase(), person_id: input.personId ?? null, created_at: now,
    phone_sealed: input.phone ? ctx.cipher.seal(input.phone, aboutPhone) : null, phone_blind: input.phone ? ctx.cipher.blind(input.phone, 'phone') : null,
    password_hash: await hashPassword(password), password_set_at: now, password_temporary: true,
  }).execute()
  return { id, password }
}

/** A forgotten password: a new one to be handed over once; the second factor stays, so whoever hands it over cannot use it. Ends every session. */
export async function resetPassword(ctx: LoginContext, accountId: string): Promise<string> {
  const account = await lockAccount(ctx, accountId)
  const password = oneTimePassword()
  await setPassword(ctx, account, password, { temporary: true })
  await endSessions(ctx, accountId, 'password-reset')
  return password
}

/** Gives the number to this account. Whoever had it before has none now: the number belongs to who proved it. */
export async function giveNumber(ctx: LoginContext, accountId: string, phone: PersonalText): Promise<{ takenFromPersonId: string | null }> {
  const former = await findWorkerAccount(ctx, phone)
  if (former && former.id !== accountId) {
    await ctx.tx.updateTable('login_account').set({ phone_sealed: null, phone_blind: null }).where('id', '=', former.id).execute()
    await endSessions(ctx, former.id, 'phone-moved')
  }
  await ctx.tx.updateTable('login_account').set({ phone_sealed: ctx.cipher.seal(phone, aboutPhone), phone_blind: ctx.cipher.blind(phone, 'phone') }).where('id', '=', accountId).execute()
  await endSessions(ctx, accountId, 'phone-changed')
  return { takenFromPersonId: former && former.id !== accountId ? former.person_id : null }
}

/** The number that an account logs in with, in clear. */
export function phoneOfAccount(ctx: Pick<LoginContext, 'cipher'>, account: Pick<Account, 'phone_sealed'>): string | null {
  return account.phone_sealed ? ctx.cipher.open(account.phone_sealed, aboutPhone).reveal() : null
}

/** Takes the number from an account; nobody logs in to it until it has another. */
export async function clearNumber(ctx: LoginContext, accountId: string): Promise<void> {
  await ctx.tx.updateTable('login_account').set({ phone_sealed: null, phone_blind: null }).where('id', '=', accountId).execute()
  await endSessions(ctx, accountId, 'phone-moved')
}

/** An account becomes that of another record of its person; whoever is logged in logs in again. */
export async function setPersonOfAccount(ctx: LoginContext, accountId: string, personId: string): Promise<void> {
  await ctx.tx.updateTable('login_account').set({ person_id: personId }).where('id', '=', accountId).execute()
  await endSessions(ctx, accountId, 'merged')
}

export async function staffAccountsOf(ctx: LoginContext, personId: string): Promise<string[]> {
  return (await ctx.tx.selectFrom('login_account').select('id').where('person_id', '=', personId).where('kind', '=', 'staff').execute()).map((row) => row.id)
}

/** Every account of a person: the worker's own login, and what they act with for a union. */
export async function accountIdsOf(ctx: LoginContext, personId: string): Promise<string[]> {
  return (await ctx.tx.selectFrom('login_account').select('id').where('person_id', '=', personId).execute()).map((row) => row.id)
}

/** Whoever was erased at their own wish has no login any more: accounts, sessions and codes go. Gives the accounts that there were. */
export async function forgetWorker(ctx: LoginContext, personIds: readonly string[], phones: readonly PersonalText[]): Promise<string[]> {
  const gone = await ctx.tx.deleteFrom('login_account').where('person_id', 'in', [...personIds]).where('kind', '=', 'worker').returning('id').execute()
  for (const phone of phones) await ctx.tx.deleteFrom('login_code').where('phone_blind', '=', ctx.cipher.blind(phone, 'phone')).execute()
  return gone.map((row) => row.id)
}

/** When a person last logged in; null for one who has an account and never did, undefined without an account. */
export async function lastLoginOf(ctx: LoginContext, personId: string): Promise<Date | null | undefined> {
  return (await ctx.tx.selectFrom('login_account').select('last_login_at').where('person_id', '=', personId).where('kind', '=', 'worker').executeTakeFirst())?.last_login_at
}

export async function disableAccount(ctx: LoginContext, accountId: string, reason: string): Promise<void> {
  await ctx.tx.updateTable('login_account').set({ disabled_at: ctx.clock.now(), disabled_reason: reason }).where('id', '=', accountId).execute()
  await endSessions(ctx, accountId, 'disabled')
}

export async function enableAccount(ctx: LoginContext, accountId: string): Promise<void> {
  await ctx.tx.updateTable('login_account').set({ disabled_at: null, disabled_reason: null }).where('id', '=', accountId).execute()
}

export async function unlockAccount(ctx: LoginContext, account: Pick<Account, 'login_name'>): Promise<void> {
  await forgetFailures(ctx, throttleKey(ctx, 'name', account.login_name ?? ''))
}

export type AccountState = {
  id: string; loginName: string; disabledAt: Date | null; disabledReason: string | null; totpEnrolled: boolean; passwordTemporary: boolean; lastLoginAt: Date | null; lockedSeconds: number
}

/** What administrators see of staff accounts; the caller has decided which ones they may see. */
export async function accountStates(ctx: LoginContext, ids: string[]): Promise<Map<string, AccountState>> {
  const rows = ids.length === 0 ? [] : await ctx.tx.selectFrom('login_account').selectAll().where('id', 'in', ids).where('kind', '=', 'staff').execute()
  const locks = await locksByKey(ctx)
  return new Map(rows.map((row) => [row.id, {
    id: row.id, loginName: row.login_name ?? '', disabledAt: row.disabled_at, disabledReason: row.disabled_reason, totpEnrolled: row.totp_confirmed_at !== null,
    passwordTemporary: row.password_temporary, lastLoginAt: row.last_login_at, lockedSeconds: locks.size === 0 ? 0 : locks.get(throttleKey(ctx, 'name', row.login_name ?? '').toString('hex')) ?? 0,
  }]))
}
