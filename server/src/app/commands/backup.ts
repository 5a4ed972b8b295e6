import { backUp } from '../backup/index.ts'
import { openFileStore } from '#platform/files'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const backupCommand: Command = {
  usage: '[FILE]',
  summary: 'writes everything, keys included, to one .tar.gz; the server may go on running',
  run: ([file]) => withInstallation(async ({ config, urls, installation }) => {
    const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
    const report = await backUp({
      ownerUrl: urls.ownerUrl, dataDir: config.DATA_DIR, files: openFileStore(config), installation, target: file ?? `guildhall-${stamp}.tar.gz`,
    })
    process.stdout.write(`${report.file}\n${report.tables} tables, ${report.rows} rows, ${report.files} files, ${report.bytes} bytes. It holds the keys: keep it as safe as them.\n`)
    return 0
  }),
}
