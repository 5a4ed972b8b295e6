import { createReadStream } from 'node:fs'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { summarise } from '#engines/intake'
import { Refused, type Services } from '#platform/http'
import { refusals } from '@guildhall/contract'
import { findUnitByCode, type Imported } from '#registry'
import { importers } from '../importers.ts'
import { StartRefused } from '../installation.ts'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

type Taken = { services: Services; scope: string; path: string; onRow: (row: unknown) => Promise<void> }

export const importCommand: Command = {
  usage: 'KIND FILE [--json] [--unit CODE] [--rows FILE]',
  summary: `takes a spreadsheet in; KIND: ${Object.keys(importers).join(', ')}`,
  async run(args) {
    const { values, positionals: [kind, path] } = parseArgs({
      args, allowPositionals: true, options: { json: { type: 'boolean', default: false }, unit: { type: 'string' }, rows: { type: 'string' } },
    })
    const importer = kind === undefined ? undefined : importers[kind]
    if (!importer || !path) throw new StartRefused(`guildhall import ${Object.keys(importers).join('|')} FILE`)
    if (!await stat(path).then((file) => file.isFile(), () => false)) throw new StartRefused(`${path} cannot be read`)
    return withInstallation(async ({ openSystem }) => {
      const { services } = await openSystem()
      const scope = values.unit === undefined ? '' : await scopeOf(services, values.unit)
      const rows = new RowsFile(values.rows === undefined ? undefined : await open(values.rows, 'w'))
      const { report, written } = await takeIn(importer, { services, scope, path, onRow: (row) => rows.write(row) })
        .catch((error: unknown) => { throw error instanceof Refused ? new StartRefused(`${refusals[error.code].en} (${error.code})`) : error })
        .finally(() => rows.close())
      for (const { sheet, reason } of report.skipped.sheets) process.stderr.write(`sheet ${sheet ?? ''} was left out: ${reason === 'hidden' ? 'it is hidden' : 'it has no header that is understood'}\n`)
      progress(report.accepted, report.accepted)
      if (lacksUnits(report)) process.stderr.write('most rows name a unit that is not on record: import the units first (guildhall import units FILE), then this file again as it is\n')
      const summary = { ...summarise(report), written }
      if (values.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
      else process.stdout.write(`read ${summary.read}, accepted ${summary.accepted}, rejected ${summary.rejected.length}\n${summary.rejected.map((row) => `  ${row.sheet} ${row.row} ${row.column ?? ''}: ${row.message}\n`).join('')}`)
      return 0
    })
  },
}

/** Whether more than half of the rows were turned away for the units they name: one cause, not a thousand faults. */
function lacksUnits({ read, rejected }: Pick<Imported['report'], 'read' | 'rejected'>): boolean {
  return rejected.filter(({ code }) => code === 'unit-unknown').length * 2 > read
}

async function takeIn(importer: (typeof importers)[string], { services, scope, path, onRow }: Taken): Promise<Imported> {
  const given = { fileName: basename(path), dryRun: false, progress }
  if ('staged' in importer) {
    const file = { size: (await stat(path)).size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
    return importer.staged({ services, scope, inTransaction: (work) => asOperator(services, 'import', work, scope) }, { ...given, file, onRow })
  }
  const bytes = await readFile(path)
  const imported = await asOperator(services, 'import', (ctx) => importer.whole(ctx, { ...given, bytes }), scope)
  for (const row of imported.rows) await onRow(row)
  return imported
}

/** What was understood, a line a row; of a large file a batch of lines at a time. */
class RowsFile {
  readonly #file: FileHandle | undefined
  #lines: string[] = []

  constructor(file: FileHandle | undefined) {
    this.#file = file
  }

  async write(row: unknown): Promise<void> {
    if (!this.#file) return
    this.#lines.push(`${JSON.stringify(row, withoutBigInts)}\n`)
    if (this.#lines.length === 2_000) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush()
    await this.#file?.close()
  }

  async #flush(): Promise<void> {
    const text = this.#lines.join('')
    this.#lines = []
    await this.#file?.write(text)
  }
}

async function scopeOf(services: Services, code: string): Promise<string> {
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
