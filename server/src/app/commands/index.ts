import type { Command } from './command.ts'
import { serveCommand } from './serve.ts'
import { migrateCommand } from './migrate.ts'
import { demoCommand } from './demo.ts'

export type { Command }

export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  demo: demoCommand,
  help: { summary: 'lists the commands', run: async () => 0 },
}
