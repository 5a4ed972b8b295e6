import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { drawSheet, verifyDraw } from '@guildhall/contract'
import type { Command } from './command.ts'

export const verifyDrawCommand: Command = {
  usage: 'FILE [--json]',
  summary: 'recomputes a draw from the data saved on its page, without any server; exit code 1 when something does not agree',
  run: (args) => {
    const file = args.find((arg) => !arg.startsWith('--'))
    if (file === undefined) throw new Error('which file? Save it from the page of the draw.')
    const sheet = drawSheet.parse(JSON.parse(readFileSync(file, 'utf8')))
    const check = verifyDraw(sheet, (bytes) => createHash('sha256').update(bytes).digest())
    const agrees = Object.values(check).every(Boolean)
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ agrees, ...check })}\n`)
    else {
      if (sheet.seed === null) process.stdout.write('not drawn yet: the seed is not public\n')
      for (const [what, holds] of Object.entries(check)) process.stdout.write(`${holds ? 'ok   ' : 'WRONG'} ${what}\n`)
      process.stdout.write(`${sheet.entries.length} entries, ${sheet.winners.length} winners, ${sheet.waiting.length} waiting\n`)
    }
    return Promise.resolve(agrees ? 0 : 1)
  },
}
