import { verifyCredentialCommand } from '#engines/credentials'
import type { Command } from './command.ts'

export const verifyCredential: Command = {
  usage: 'FILE [--issuer DID|FILE] [--json]',
  summary: 'checks a certificate without network or server',
  run: (args) => verifyCredentialCommand(args, { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text), now: () => new Date() }),
}
