import { ConfigError } from '#platform/config'
import { allCommands, findCommand } from './commands/index.ts'
import { StartFailed, StartRefused } from './installation.ts'

/** Runs one operator's command; ends the process with 0 (done), 1 (something is wrong), 2 (refused, with the reason) or 130 (interrupted). */
export async function runCommandLine([name = 'help', ...args]: string[]): Promise<void> {
  const command = await findCommand(name)
  if (!command || name === 'help') {
    const text = await help()
    if (command) process.stdout.write(text)
    else process.stderr.write(`There is no command "${name}".\n\n${text}`)
    process.exit(command ? 0 : 2)
  }
  try {
    const code = await command.run(args)
    // Standard output may be a pipe: let it drain, then end, whatever connection is still open.
    process.stdout.write('', () => process.exit(code))
  } catch (error) {
    const expected = error instanceof StartRefused || error instanceof ConfigError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    process.stderr.write(expected || error instanceof StartFailed ? `${(error as Error).message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(expected ? 2 : 1)
  }
}

async function help(): Promise<string> {
  const lines = (await allCommands()).map(([own, { usage, summary }]) => `  ${(usage ? `${own} ${usage}` : own).padEnd(44)} ${summary}`)
  return `guildhall: the operator's commands\n\n${lines.join('\n')}\n\nSettings come from the environment; docs/operations.md explains each.\n`
}
