import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { summarise } from '#engines/intake'
import { Refused } from '#platform/http'
import { refusals } from '@guildhall/contract'
import { findUnitByCode } from '#registry'
import { importers } from '../importers.ts'
import { StartRefused } from '../installation.ts'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const importCommand: Command = {
  usage: 'KIND FILE [--json] [--unit CODE] [--rows FILE]',
  summary: `takes a spreadsheet in; KIND: ${Object.keys(importers).join(', ')}`,
  async run(args) {
    const { values, positionals: [kind, file] } = parseArgs({
      args, allowPositionals: true, options: { json: { type: 'boolean', default: false }, unit: { type: 'string' }, rows: { type: 'string' } },
    })
    const importer = kind === undefined ? undefined : importers[kind]
    if (!importer || !file) throw new StartRefused(`guildhall import ${Object.keys(importers).join('|')} FILE`)
    const bytes = await readFile(file).catch(() => { throw new StartRefused(`${file} cannot be read`) })
    return withInstallation(async ({ openSystem }) => {
      const { services } = await openSystem()
      const scope = values.unit === undefined ? '' : await scopeOf(services, values.unit)
      const { report, rows } = await asOperator(services, 'import', (ctx) => importer(ctx, { bytes, fileName: basename(file), dryRun: false, progress }), scope)
        .catch((error: unknown) => { throw error instanceof Refused ? new StartRefused(`${refusals[error.code].en} (${error.code})`) : error })
      progress(rows.length, rows.length)
      for (const { sheet, reason } of report.skipped.sheets) process.stderr.write(`sheet ${sheet ?? ''} was left out: ${reason === 'hidden' ? 'it is hidden' : 'it has no header that is understood'}\n`)
      if (values.rows) await writeFile(values.rows, rows.map((row) => `${JSON.stringify(row, withoutBigInts)}\n`).join(''))
      const summary = summarise(report)
      if (values.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
      else process.stdout.write(`read ${summary.read}, accepted ${summary.accepted}, rejected ${summary.rejected.length}\n${summary.rejected.map((row) => `  ${row.sheet} ${row.row} ${row.column ?? ''}: ${row.message}\n`).join('')}`)
      return 0
    })
  },
}

async function scopeOf(services: Parameters<typeof asOperator>[0], code: string): Promise<string> {
  const unit = await asOperator(services, 'import', (ctx) => findUnitByCode(ctx.tx, code))
  if (!unit) throw new StartRefused(`no unit has the code ${code}`)
  return unit.scope
}

/** Money is bigint fen; JSON has no such number. */
function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

let told = { at: 0, line: '' }
/** On standard error, so that standard output stays the report alone. Twice a second at most, and the end once. */
function progress(done: number, total: number): void {
  const line = `${done} of ${total}\n`
  if (line === told.line || (done !== total && Date.now() - told.at < 500)) return
  told = { at: Date.now(), line }
  process.stderr.write(line)
}
