import { parseArgs } from 'node:util'
import { roleTitles } from '@guildhall/contract'
import { reissueAdministrator } from '#registry'
import { StartRefused } from '../installation.ts'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const reissueCommand: Command = {
  usage: 'LOGIN [--json]',
  summary: 'lets one of the three administrators in again who is locked out: a new one-time password, a new authenticator',
  async run(args) {
    const { values, positionals: [loginName] } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
    if (!loginName) throw new StartRefused('Whose login? guildhall reissue LOGIN')
    return withInstallation(async ({ openSystem, installation }) => {
      if (installation.kind === 'demo') throw new StartRefused('This is a demo: one tap on the login page logs in.')
      const { services } = await openSystem()
      const made = await asOperator(services, 'reissue', (ctx) => reissueAdministrator(ctx, loginName))
      if (!made) throw new StartRefused(`"${loginName}" is none of the three administrators. Everybody else is helped in the console: the system administrator resets passwords, the security administrator authenticators.`)
      process.stdout.write(values.json ? `${JSON.stringify(made)}\n`
        : `${made.loginName}: ${made.oneTimePassword}   ${roleTitles[made.role].zh} ${roleTitles[made.role].en}\nShown now and never again. The next login changes it and enrols a new authenticator; this is in the audit log.\n`)
      return 0
    })
  },
}
