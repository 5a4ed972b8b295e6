import { appendAudit } from '#platform/audit'
import { createCipher } from '#platform/crypto'
import { openFileStore } from '#platform/files'
import { backUp } from '../backup/index.ts'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const backupCommand: Command = {
  usage: '[FILE]',
  summary: 'writes everything, keys included, to one .tar.gz; the server may go on running',
  run: ([file]) => withInstallation(async ({ config, foundation, urls, installation, openSystem }) => {
    const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
    const files = openFileStore(config, createCipher(foundation.keys, config.CIPHER))
    const report = await backUp({ ownerUrl: urls.ownerUrl, dataDir: config.DATA_DIR, files, installation, target: file ?? `guildhall-${stamp}.tar.gz` })
    // So that the console can say how long ago the last one was.
    const { services } = await openSystem()
    await asOperator(services, 'backup', (ctx) => appendAudit(ctx, { action: 'installation.backup', details: { tables: report.tables, rows: report.rows, files: report.files, bytes: report.bytes } }))
    process.stdout.write(`${report.file}\n${report.tables} tables, ${report.rows} rows, ${report.files} files, ${report.bytes} bytes. It holds the keys: keep it as safe as them.\n`)
    for (const name of report.damaged) process.stderr.write(`file ${name} is missing or was changed and is not in this backup: look for it in an older one\n`)
    return report.damaged.length > 0 ? 1 : 0
  }),
}
