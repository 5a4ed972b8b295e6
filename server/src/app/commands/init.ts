import { parseArgs } from 'node:util'
import { roleTitles } from '@guildhall/contract'
import { systemClock } from '#platform/clock'
import { appendAudit } from '#platform/audit'
import { createLog } from '#platform/log'
import { createFirstAdministrators, installOccupations } from '#registry'
import { createInstallation, findInstallation, isEmptyDatabase, StartRefused } from '../installation.ts'
import { asOperator } from '../operator.ts'
import { buildSystem } from '../system.ts'
import { withFoundation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const initCommand: Command = {
  usage: '[--name FEDERATION] [--json]',
  summary: 'makes a real installation in an empty DATA_DIR or database; prints the three administrators once',
  run: (args) => withFoundation(async (foundation) => {
    const { values } = parseArgs({ args, options: { name: { type: 'string', default: '总工会' }, json: { type: 'boolean', default: false } } })
    const found = await findInstallation(foundation)
    if (found?.kind === 'demo') throw new StartRefused('This is a demo: it never becomes a real installation. Choose another, empty DATA_DIR.')
    if (found?.builtAt) throw new StartRefused('This is an installation already: npm start serves it.')
    if (!found && !await isEmptyDatabase(foundation.databaseUrl)) throw new StartRefused('The database is not empty: give an empty one.')
    const urls = found ? await foundation.provision() : await createInstallation(foundation, { kind: 'real', name: values.name }, systemClock)
    const { config, keys } = foundation
    const system = await buildSystem({ config, keys, urls, demo: false, log: createLog('warn') })
    try {
      // The administrators and "built" come in one transaction: an interrupted init is simply run again.
      const administrators = await asOperator(system.services, 'init', async (ctx) => {
        const made = await createFirstAdministrators(ctx, values.name)
        await installOccupations(ctx)
        await ctx.tx.updateTable('installation').set({ built_at: ctx.clock.now() }).execute()
        await appendAudit(ctx, { action: 'installation.init', details: { administrators: made.length } })
        return made
      })
      process.stdout.write(values.json ? `${JSON.stringify({ administrators })}\n` : greeting(administrators, config.DATA_DIR))
    } finally {
      await system.stop()
    }
    return 0
  }),
}

function greeting(administrators: Awaited<ReturnType<typeof createFirstAdministrators>>, dataDir: string): string {
  const rows = administrators.map(({ role, loginName, oneTimePassword }) => `  ${loginName.padEnd(12)} ${oneTimePassword.padEnd(24)} ${roleTitles[role].zh} ${roleTitles[role].en}`)
  return `The installation is made. These one-time passwords are shown now and never again; each must be changed at the first login:

${rows.join('\n')}

Hand them to three different people. Keep a copy of ${dataDir}/keys.json in a safe place: without it personal data cannot be read.
npm start serves the installation; the first login of the system administrator, at /console/, leads through the rest.
`
}
