import type { Command } from './command.ts'

export type { Command }

/** The operator's commands, each loaded when it is asked for: a check of a certificate need not wait for the whole server. */
const loaders: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  recount: async () => (await import('./recount.ts')).recountCommand,
  init: async () => (await import('./init.ts')).initCommand,
  reissue: async () => (await import('./reissue.ts')).reissueCommand,
  'rotate-key': async () => (await import('./rotate-key.ts')).rotateKeyCommand,
  'verify-credential': async () => (await import('./verify-credential.ts')).verifyCredential,
  'verify-draw': async () => (await import('./verify-draw.ts')).verifyDrawCommand,
  bench: async () => (await import('./bench.ts')).benchCommand,
  help: async () => ({ summary: 'lists the commands', run: async () => 0 }),
}

export async function findCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(loaders, name) ? loaders[name]!() : undefined
}

export async function allCommands(): Promise<[name: string, Command][]> {
  return Promise.all(Object.entries(loaders).map(async ([name, load]) => [name, await load()] as [string, Command]))
}
