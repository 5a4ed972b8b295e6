import { PersonalText } from '#platform/crypto'
import { asLogin, clearNumber, disableAccount, enableAccount, endSessions, findWorkerAccount, giveNumber, lockAccountOfPerson, phoneOfAccount, setPersonOfAccount, staffAccountsOf, type Account } from '#platform/login'
import type { CommandContext } from '#platform/module'
import type { TwoRecords, Said } from './references.ts'

/** What was done to the logins: ids only; the numbers they had are under the seal of the merge. */
export type AccountsJoined = { winner: string | null; moved: string | null; closed: string | null; staff: string[] }
export type AccountPhones = { winner: string | null; loser: string | null }

/**
 * One person, one login: that of the record that is kept, else that of the other. It has the number that was kept and no session; a second one is closed. Staff accounts
 * of the person simply follow. Gives what was done, and the numbers that the logins had.
 */
export function joinAccounts(ctx: CommandContext, two: TwoRecords, phone: string | null): Promise<{ joined: AccountsJoined; phones: AccountPhones }> {
  return asLogin(ctx, async () => {
    const [winner, loser] = [await lockAccountOfPerson(ctx, two.winnerId), await lockAccountOfPerson(ctx, two.loserId)]
    const phones = { winner: winner ? phoneOfAccount(ctx, winner) : null, loser: loser ? phoneOfAccount(ctx, loser) : null }
    if (loser && winner) await disableAccount(ctx, loser.id, 'merged')
    if (loser && winner) await clearNumber(ctx, loser.id)
    if (loser && !winner) await setPersonOfAccount(ctx, loser.id, two.winnerId)
    const left = winner ?? loser
    if (left) await setNumber(ctx, left, phone)
    const staff = await staffAccountsOf(ctx, two.loserId)
    for (const id of staff) await setPersonOfAccount(ctx, id, two.winnerId)
    return { joined: { winner: winner?.id ?? null, moved: winner ? null : loser?.id ?? null, closed: winner && loser ? loser.id : null, staff }, phones }
  })
}

/** Takes that back as far as the numbers have not gone to somebody else meanwhile. */
export function partAccounts(ctx: CommandContext, two: TwoRecords, { joined, phones }: { joined: AccountsJoined; phones: AccountPhones }): Promise<Said[]> {
  return asLogin(ctx, async () => {
    const said: Said[] = []
    const ours = new Set([joined.winner, joined.moved, joined.closed])
    const free = async (phone: string | null) => {
      const holder = phone === null ? undefined : await findWorkerAccount(ctx, new PersonalText(phone))
      if (!holder || ours.has(holder.id)) return phone
      said.push({ zh: '登录用的手机号已经是别人的，没有还回去', en: 'A login number belongs to somebody else by now and was not given back' })
      return null
    }
    const [winnerPhone, loserPhone] = [await free(phones.winner), await free(phones.loser)]
    for (const id of joined.staff) await setPersonOfAccount(ctx, id, two.loserId)
    const back = joined.moved ?? joined.closed
    // Both let go first: a number that changes sides is never at two accounts at once.
    if (joined.winner) await clearNumber(ctx, joined.winner)
    if (back) await clearNumber(ctx, back)
    if (joined.moved) await setPersonOfAccount(ctx, joined.moved, two.loserId)
    if (joined.closed) await enableAccount(ctx, joined.closed)
    if (joined.winner && winnerPhone !== null) await giveNumber(ctx, joined.winner, new PersonalText(winnerPhone))
    if (back && loserPhone !== null) await giveNumber(ctx, back, new PersonalText(loserPhone))
    return said
  })
}

async function setNumber(ctx: CommandContext, account: Account, phone: string | null): Promise<void> {
  if (phone === phoneOfAccount(ctx, account)) return void await endSessions(ctx, account.id, 'merged')
  if (phone === null) await clearNumber(ctx, account.id)
  else await giveNumber(ctx, account.id, new PersonalText(phone))
}
