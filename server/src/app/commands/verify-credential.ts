import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findSignedList, findTrustedIssuers, verifyCredentialCommand, type CommandIo } from '#engines/credentials'
import { readConfig } from '#platform/config'
import type { Command } from './command.ts'

const io: CommandIo = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text), now: () => new Date() }

/** Whether there is an installation to ask, and the caller has not said whom to trust. A check must not make a data folder where there was none. */
const asksOwn = (args: readonly string[]) => !args.some((arg) => arg.startsWith('--issuer')) && existsSync(join(readConfig(process.env).DATA_DIR, 'keys.json'))

export const verifyCredential: Command = {
  usage: 'FILE [--issuer DID|FILE] [--status-list FILE] [--json]',
  summary: 'checks a certificate without network or server; trusts the installation of DATA_DIR unless told whom',
  async run(args) {
    if (!asksOwn(args)) return verifyCredentialCommand(args, io)
    // Only now: the rest of the server is a second's loading that a check elsewhere need not wait for.
    const [{ withInstallation }, { asOperator }, { issuerName }] = await Promise.all([import('../with-installation.ts'), import('../operator.ts'), import('#scenarios/training')])
    return withInstallation(async ({ openSystem }) => {
      const { services } = await openSystem()
      return verifyCredentialCommand(args, {
        ...io,
        ownIssuers: () => asOperator(services, 'verify-credential', async (ctx) => findTrustedIssuers(ctx.tx, await issuerName(ctx))),
        ownStatusList: (url) => asOperator(services, 'verify-credential', (ctx) => findSignedList(ctx.tx, { url })),
      })
    })
  },
}
