import { parseArgs } from 'node:util'
import { rotateKey } from '#engines/credentials'
import { appendAudit } from '#platform/audit'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const rotateKeyCommand: Command = {
  usage: '',
  summary: 'retires the key that signs certificates and makes a new one; what the old one signed stays good',
  async run(args) {
    parseArgs({ args })
    return withInstallation(async ({ openSystem }) => {
      const { services } = await openSystem()
      await asOperator(services, 'rotate-key', async (ctx) => {
        await rotateKey(ctx.tx, ctx.cipher, ctx.clock.now())
        await appendAudit(ctx, { action: 'certificates.rotate-key' })
      })
      process.stdout.write('From now on certificates are signed with a new key. Those of the old one stay good; offline verifiers fetch /api/public/certificate-issuers anew.\n')
      return 0
    })
  },
}
