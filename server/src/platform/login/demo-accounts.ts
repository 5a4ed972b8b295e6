import type { LoginContext } from './as-login.ts'

export type DemoAccount = {
  account: string; accountId: string; icon: string; title: { zh: string; en: string }
  /** The person's name as the card shows it. */
  who: string
  sees: { zh: string; en: string }
}

/** The cards of the login page in a demo, in this order; replaces what was there. */
export async function setDemoAccounts(ctx: LoginContext, accounts: DemoAccount[]): Promise<void> {
  await ctx.tx.deleteFrom('login_demo_account').execute()
  if (accounts.length === 0) return
  await ctx.tx.insertInto('login_demo_account').values(accounts.map((account, position) => ({
    key: account.account, account_id: account.accountId, position, icon: account.icon, title_zh: account.title.zh, title_en: account.title.en,
    who: account.who, sees_zh: account.sees.zh, sees_en: account.sees.en,
  }))).execute()
}

export async function listDemoAccounts(ctx: LoginContext): Promise<(DemoAccount & { kind: 'worker' | 'staff' })[]> {
  const rows = await ctx.tx.selectFrom('login_demo_account as demo').innerJoin('login_account as account', 'account.id', 'demo.account_id')
    .selectAll('demo').select('account.kind').orderBy('demo.position').execute()
  return rows.map((row) => ({
    account: row.key, accountId: row.account_id, kind: row.kind === 'worker' ? 'worker' : 'staff', icon: row.icon,
    title: { zh: row.title_zh, en: row.title_en }, who: row.who, sees: { zh: row.sees_zh, en: row.sees_en },
  }))
}
