import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { findBrokenAccounts } from '#engines/ledger'
import { findBrokenCases, missingProcesses } from '#engines/process'
import { findBrokenPools } from '#engines/quota'
import { openDatabase, pendingMigrations, type Tx } from '#platform/db'
import type { Services } from '#platform/http'
import type { Check } from '#platform/module'
import { modules } from './modules.ts'

export type Finding = { check: string; ok: boolean; problems: string[] }

const enoughSpace = 2 * 1024 ** 3

/**
 * Proves what can be proved about an installation: its own surroundings, then the invariants that each module declares, all read in one snapshot with the role that sees
 * everything and changes nothing.
 */
export async function examine(services: Services, ownerUrl: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const note = async (check: string, work: () => Promise<string[]>) => {
    const problems = await work().catch((error: Error) => [`could not be checked: ${error.message}`])
    findings.push({ check, ok: problems.length === 0, problems })
  }
  await note('migrations', async () => (await pendingMigrations(ownerUrl)).map((name) => `${name} is not applied: run guildhall migrate`))
  await note('disk', () => checkDisk(services.config.DATA_DIR))
  const owner = openDatabase(ownerUrl, { max: 1 })
  try {
    await note('clock', () => checkClock(services, owner))
    for (const check of [keysCheck, ...engineChecks, ...modules.flatMap((module) => module.checks ?? [])]) {
      await note(check.name, () => owner.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
        await sql.raw('set local role guildhall_dump').execute(tx)
        return check.run(tx, services)
      }))
    }
  } finally {
    await owner.destroy()
  }
  return findings
}

async function checkDisk(folder: string): Promise<string[]> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return free < enoughSpace ? [`only ${Math.floor(free / 1024 ** 2)} MB are free where DATA_DIR lies`] : []
}

async function checkClock(services: Services, owner: ReturnType<typeof openDatabase>): Promise<string[]> {
  const { rows: [row] } = await sql<{ at: Date; newest: Date | null }>`select clock_timestamp() as at, (select max(at) from audit_entry) as newest`.execute(owner)
  const now = services.clock.now().getTime()
  const problems: string[] = []
  if (Math.abs(now - row!.at.getTime()) > 30_000) problems.push('this machine and the database differ by more than half a minute: set both by NTP')
  if (row!.newest && row!.newest.getTime() > now + 300_000) problems.push('the audit log has entries of the future: the clock was set back')
  if (new Date(now).getFullYear() < 2025) problems.push('the clock stands before this release was made')
  return problems
}

/** Opens one sealed value of every kind of column that holds any: the keys fit, and the bytes are whole. */
const keysCheck: Check = {
  name: 'keys',
  async run(tx: Tx, services: Services) {
    const samples = [
      { about: 'installation.key_check', query: tx.selectFrom('installation').select('key_check as sealed') },
      { about: 'stored_file.name', query: tx.selectFrom('stored_file').select('name_sealed as sealed').orderBy('id', 'desc').limit(20) },
      { about: 'text_message.phone', query: tx.selectFrom('text_message').select('phone_sealed as sealed').orderBy('id', 'desc').limit(20) },
    ]
    const problems: string[] = []
    for (const { about, query } of samples) {
      for (const { sealed } of await query.execute()) {
        try {
          services.cipher.open(sealed, about)
        } catch {
          problems.push(`a sealed value of ${about} cannot be opened: the key file is not the right one, or the value was changed`)
          break
        }
      }
    }
    return problems
  },
}

/** What the engines promise of everybody's cases and seats, whichever part uses them. */
const engineChecks: Check[] = [
  { name: 'P4: every case stands where its timeline ends', run: async (tx) => (await findBrokenCases(tx)).map((id) => `case ${id} is not where its steps led`) },
  { name: 'every open case has its process in this release', run: async (tx) => (await missingProcesses(tx)).map((one) => `${one.open} open cases need ${one.process} version ${one.version}: go back to the release that has it`) },
  { name: 'Q3, Q6: every pool counts its claims, and nobody waits beside a free seat', run: async (tx) => (await findBrokenPools(tx)).map((id) => `pool ${id} does not say what its claims say`) },
  { name: 'L1–L3, L6: every posting balances in every unit and currency, every account is the sum of its entries and above its floor', run: findBrokenAccounts },
]
