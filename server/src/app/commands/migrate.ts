import { migrate } from '#platform/db'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  summary: 'brings the tables up to date (serve does it too)',
  run: () => withInstallation(async ({ urls }) => {
    const applied = await migrate(urls.ownerUrl)
    process.stdout.write(applied.length > 0 ? applied.map((name) => `migrated ${name}\n`).join('') : 'up to date\n')
    return 0
  }),
}
