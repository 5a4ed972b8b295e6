import { backUp } from '../backup/index.ts'
import { appendAudit } from '#platform/audit'
import { openFileStore } from '#platform/files'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const backupCommand: Command = {
  usage: '[FILE]',
  summary: 'writes everything, keys included, to one .tar.gz; the server may go on running',
  run: ([file]) => withInstallation(async ({ config, urls, installation, openSystem }) => {
    const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
    const report = await backUp({
      ownerUrl: urls.ownerUrl, dataDir: config.DATA_DIR, files: openFileStore(config), installation, target: file ?? `guildhall-${stamp}.tar.gz`,
    })
    // So that the console can say how long ago the last one was.
    const { services } = await openSystem()
    await asOperator(services, 'backup', (ctx) => appendAudit(ctx, { action: 'installation.backup', details: { tables: report.tables, rows: report.rows, files: report.files, bytes: report.bytes } }))
    process.stdout.write(`${report.file}\n${report.tables} tables, ${report.rows} rows, ${report.files} files, ${report.bytes} bytes. It holds the keys: keep it as safe as them.\n`)
    return 0
  }),
}
