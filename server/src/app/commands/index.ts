import type { Command } from './command.ts'
import { serveCommand } from './serve.ts'
import { migrateCommand } from './migrate.ts'
import { demoCommand } from './demo.ts'
import { backupCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { recountCommand } from './recount.ts'
import { restoreCommand } from './restore.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { initCommand } from './init.ts'
import { benchCommand } from './bench.ts'
import { verifyCredential } from './verify-credential.ts'

export type { Command }

export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  demo: demoCommand,
  import: importCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
  recount: recountCommand,
  init: initCommand,
  'verify-credential': verifyCredential,
  bench: benchCommand,
  help: { summary: 'lists the commands', run: async () => 0 },
}
