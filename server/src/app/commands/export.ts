import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { StartRefused, withClient } from '../installation.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

/** Secrets that only this installation can use are no data of anybody. */
const withheld = new Set(['login_account', 'login_old_password', 'login_session', 'login_code', 'login_throttle', 'idempotency_key', 'text_message'])

export const exportCommand: Command = {
  usage: 'FOLDER',
  summary: 'writes the tables as CSV, in one snapshot, for other programs; sealed personal data stays sealed',
  async run([folder]) {
    if (!folder) throw new StartRefused('Where to? guildhall export FOLDER')
    await mkdir(folder, { recursive: true })
    return withInstallation(({ urls }) => withClient(urls.ownerUrl, async (client) => {
      await client.query('begin isolation level repeatable read read only; set local role guildhall_dump')
      const { rows } = await client.query<{ name: string }>(`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select') order by relname collate "C"`)
      for (const { name } of rows.filter((row) => !withheld.has(row.name))) {
        await pipeline(client.query(copyTo(`copy (select * from ${pg.escapeIdentifier(name)}) to stdout (format csv, header)`)), createWriteStream(join(folder, `${name}.csv`), { mode: 0o600 }))
        process.stdout.write(`${name}.csv\n`)
      }
      await client.query('commit')
      return 0
    }))
  },
}
