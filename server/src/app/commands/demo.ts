import { parseArgs } from 'node:util'
import { findInstallation, StartRefused } from '../installation.ts'
import { prepare } from '../serve.ts'
import { withFoundation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const demoCommand: Command = {
  usage: '[--anew]',
  summary: 'builds the demo in a new DATA_DIR without serving it; --anew: throws an old demo away first',
  run: (args) => withFoundation(async (foundation) => {
    const { values } = parseArgs({ args, options: { anew: { type: 'boolean', default: false } } })
    const installation = await findInstallation(foundation)
    if (installation?.kind === 'real') throw new StartRefused('This is a real installation: it never becomes a demo. Choose another DATA_DIR.')
    if (installation?.builtAt && !values.anew) throw new StartRefused('The demo is there already; --anew builds it again and forgets what was done in it.')
    if (installation) await foundation.dropDatabase()
    await prepare(foundation, (line) => process.stdout.write(`${line}\n`))
    process.stdout.write('the demo is built: npm start serves it\n')
    return 0
  }),
}
