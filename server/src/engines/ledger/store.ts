import { sql, type Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'
import type { Account, Entry, NewAccount, Posting } from './model.ts'

export async function insertAccounts(tx: Tx, accounts: readonly (NewAccount & { id: string })[], now: Date): Promise<void> {
  const rows = accounts.map((one) => ({
    id: one.id, scope: one.scope, subject: one.subject, holder: one.holder ?? null, kind: one.kind, currency: one.currency, floor: one.floor ?? null, opened_at: now,
  }))
  for (let start = 0; start < rows.length; start += 5_000) {
    await tx.insertInto('ledger_account').values(rows.slice(start, start + 5_000)).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

export async function findAccounts(tx: Tx, which: { ids: readonly string[] } | { subjects: readonly string[]; kind?: string; held?: true } | { holders: readonly string[]; currency?: string }): Promise<Account[]> {
  const query = tx.selectFrom('ledger_account').selectAll()
  const rows = 'ids' in which ? await query.where('id', '=', sql<string>`any(${[...which.ids]}::uuid[])`).execute()
    : 'subjects' in which ? await query.where('subject', '=', sql<string>`any(${[...which.subjects]}::uuid[])`).$if(which.kind !== undefined, (more) => more.where('kind', '=', which.kind!)).$if(which.held === true, (more) => more.where('balance', '>', 0n)).execute()
    : await query.where('holder', '=', sql<string>`any(${[...which.holders]}::uuid[])`).$if(which.currency !== undefined, (more) => more.where('currency', '=', which.currency!)).execute()
  return rows.map(toAccount)
}

type Named = Pick<NewAccount, 'subject' | 'holder' | 'kind' | 'currency'>

/** The accounts of exactly these names. A scheme of points has an account for every holder: by its subject alone all of them would come. */
export async function findNamed(tx: Tx, names: readonly Named[]): Promise<Account[]> {
  const of = [names.map((one) => one.subject), names.map((one) => one.holder ?? null), names.map((one) => one.kind), names.map((one) => one.currency)] as const
  const { rows } = await sql<Selectable<Database['ledger_account']>>`
    with n as (select distinct * from unnest(${of[0]}::uuid[], ${of[1]}::uuid[], ${of[2]}::text[], ${of[3]}::text[]) as n (subject, holder, kind, currency))
    select a.* from n join ledger_account a on a.subject = n.subject and a.holder = n.holder and a.kind = n.kind and a.currency = n.currency
    union all select a.* from n join ledger_account a on a.subject = n.subject and a.holder is null and a.kind = n.kind and a.currency = n.currency where n.holder is null`.execute(tx)
  return rows.map(toAccount)
}

export async function getAccount(tx: Tx, id: string): Promise<Account> {
  return (await findAccounts(tx, { ids: [id] }))[0] ?? none(`no ledger account ${id} in this range`)
}

/** The accounts under their row locks, taken in the order of their ids whatever the order asked. */
export async function lockAccounts(tx: Tx, ids: readonly string[]): Promise<Account[]> {
  const { rows } = await sql<Selectable<Database['ledger_account']>>`select * from app.ledger_lock(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return rows.map(toAccount)
}

/** Writes postings of locked accounts, all in one statement. */
export async function writePostings(tx: Tx, postings: readonly Posting[]): Promise<void> {
  if (postings.length === 0) return
  const heads = postings.map(({ id, scope, key, kind, about, reverses, at }) => ({ id, scope, key, kind, about, reverses, at }))
  const legs = postings.flatMap(({ id, entries }) => entries.map(({ account, amount }) => ({ posting_id: id, account_id: account, amount: String(amount) })))
  await sql`select app.ledger_write(${json(heads)}, ${json(legs.map((leg, ord) => ({ ...leg, ord })))})`.execute(tx)
}

export async function findPostings(tx: Tx, which: { keys: readonly string[] } | { ids: readonly string[] } | { about: readonly string[] }): Promise<Posting[]> {
  const query = tx.selectFrom('ledger_posting').selectAll().orderBy('at').orderBy('id')
  const rows = 'keys' in which ? await query.where('key', '=', sql<string>`any(${[...which.keys]}::text[])`).execute()
    : 'ids' in which ? await query.where('id', '=', sql<string>`any(${[...which.ids]}::uuid[])`).execute()
    : await query.where('about', '=', sql<string>`any(${[...which.about]}::uuid[])`).execute()
  if (rows.length === 0) return []
  const entries = await tx.selectFrom('ledger_entry').select(['posting_id', 'account_id', 'amount', 'seq']).where('posting_id', '=', sql<string>`any(${rows.map((row) => row.id)}::uuid[])`).orderBy('account_id').orderBy('seq').execute()
  const legs = Map.groupBy(entries, (entry) => entry.posting_id)
  return rows.map((row) => ({
    id: row.id, scope: row.scope, key: row.key, kind: row.kind, about: row.about, reverses: row.reverses, at: row.at,
    entries: (legs.get(row.id) ?? []).map((entry) => ({ account: entry.account_id, amount: entry.amount })),
  }))
}

export async function getPosting(tx: Tx, id: string): Promise<Posting> {
  return (await findPostings(tx, { ids: [id] }))[0] ?? none(`no ledger posting ${id} in this range`)
}

/** Which of these postings another one has taken back. */
export async function findReversed(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('ledger_posting').select('reverses').where('reverses', '=', sql<string>`any(${[...ids]}::uuid[])`).execute()
  return new Set(rows.flatMap((row) => row.reverses ?? []))
}

/** What the account held at an instant, entries of that very instant included. */
export async function balanceAt(tx: Tx, accountId: string, instant: Date): Promise<bigint> {
  const row = await tx.selectFrom('ledger_entry').select('balance_after').where('account_id', '=', accountId).where('at', '<=', instant).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.balance_after ?? 0n
}

/** Entries of an account, newest first; `before`: those that stand before the entry of this number. */
export async function entriesOf(tx: Tx, accountId: string, { from, until, before, limit = 1_000 }: { from?: Date; until?: Date; before?: number; limit?: number } = {}): Promise<Entry[]> {
  const rows = await tx.selectFrom('ledger_entry as e').innerJoin('ledger_posting as p', 'p.id', 'e.posting_id').selectAll('e').select(['p.kind', 'p.about']).where('e.account_id', '=', accountId)
    .$if(from !== undefined, (query) => query.where('e.at', '>=', from!)).$if(until !== undefined, (query) => query.where('e.at', '<', until!)).$if(before !== undefined, (query) => query.where('e.seq', '<', before!))
    .orderBy('e.seq', 'desc').limit(limit).execute()
  return rows.map((row) => ({ accountId: row.account_id, seq: row.seq, postingId: row.posting_id, postingKind: row.kind, about: row.about, amount: row.amount, balanceAfter: row.balance_after, at: row.at }))
}

/** Every account and posting that breaks a promise (L1–L4, L6), each in a sentence: none, or a bug. */
export async function findBrokenAccounts(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ problem: string }>`
    with ordered as (
      select e.*, sum(amount) over w as summed, lag(at) over w as at_before, row_number() over w as place from ledger_entry e window w as (partition by account_id order by seq)),
    totals as (select account_id, sum(amount) as total, count(*) as entries, max(at) as last_at from ledger_entry group by account_id)
    select format('account %s keeps %s but its entries sum to %s', a.id, a.balance, coalesce(t.total, 0)) as problem from ledger_account a left join totals t on t.account_id = a.id
      where a.balance <> coalesce(t.total, 0) or a.last_seq <> coalesce(t.entries, 0) or a.last_at is distinct from t.last_at
    union all select format('account %s is below its floor', id) from ledger_account where balance < floor
    union all select format('entry %s of account %s does not follow from the one before', seq, account_id) from ordered where summed <> balance_after or place <> seq or at < at_before
    union all select format('posting %s leaves %s %s in %s', posting_id, sum(amount), currency, scope) from ledger_entry group by posting_id, scope, currency having sum(amount) <> 0
    union all select format('entry %s of account %s is in another unit or currency than the account, or at another instant than its posting', e.seq, e.account_id)
      from ledger_entry e join ledger_account a on a.id = e.account_id join ledger_posting p on p.id = e.posting_id where e.scope <> a.scope or e.currency <> a.currency or e.at <> p.at
    union all select format('posting %s has no entries', p.id) from ledger_posting p where not exists (select from ledger_entry e where e.posting_id = p.id)
    union all select format('posting %s takes back %s, but not its amounts', r.id, r.reverses) from ledger_posting r
      where r.reverses is not null and exists (select from ledger_entry e where e.posting_id in (r.id, r.reverses) group by e.account_id having sum(e.amount) <> 0)`.execute(tx)
  return rows.map((row) => row.problem)
}

function toAccount(row: Selectable<Database['ledger_account']>): Account {
  return { id: row.id, scope: row.scope, subject: row.subject, holder: row.holder, kind: row.kind, currency: row.currency, floor: row.floor, balance: row.balance, lastAt: row.last_at }
}

function none(what: string): never {
  throw new Error(what)
}
