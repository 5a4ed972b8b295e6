import { readConfig } from '#platform/config'
import { restore } from '../backup/index.ts'
import { StartRefused } from '../installation.ts'
import type { Command } from './command.ts'

export const restoreCommand: Command = {
  usage: 'FILE',
  summary: 'makes the installation of a backup again, in an empty DATA_DIR or database',
  async run([file]) {
    if (!file) throw new StartRefused('Which backup? guildhall restore FILE')
    const report = await restore(readConfig(process.env), file)
    const later = report.migrated.length > 0 ? `, then ${report.migrated.length} newer migrations` : ''
    process.stdout.write(`${report.installation.name}, as of ${report.takenAt}: ${report.tables} tables, ${report.rows} rows, ${report.files} files${later}.\nRun guildhall doctor, then npm start.\n`)
    return 0
  },
}
