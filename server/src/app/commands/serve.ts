import { readConfig } from '#platform/config'
import { serve } from '../serve.ts'
import type { Command } from './command.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

export const serveCommand: Command = {
  summary: 'serves the installation of DATA_DIR (a new one becomes a demo)',
  async run() {
    const asked = firstSignal()
    const serving = await Promise.race([serve(readConfig(process.env), say), asked.then(() => undefined)])
    // Asked to stop while still starting: the database recovers by itself, an unfinished demo is built anew.
    if (!serving) return 130
    for (const line of await serving.greeting()) say(line)
    say(`ready ${serving.url}`)
    await asked
    say('stopping …')
    // A second Ctrl-C does not wait.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
    await serving.stop()
    say('stopped')
    return 0
  },
}

/** The first signal that asks to stop. Whoever started us through npm asks it of npm, and npm (or its shell) may be gone without passing it on: then nobody is left to stop us, and we stop. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    if (!process.env['npm_lifecycle_event']) return
    const starter = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === starter) return
      clearInterval(watch)
      resolve()
    }, 500).unref()
  })
}
