import { countFigures, recountFigures } from '#scenarios/training'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const recountCommand: Command = {
  usage: '[--due]',
  summary: 'counts the figures of the cockpit anew from their records; with --due only what waits',
  run: (args) => withInstallation(async ({ openSystem }) => {
    const { services } = await openSystem()
    const count = args.includes('--due') ? countFigures : recountFigures
    const { counted } = await count({ inTransaction: (work) => asOperator(services, 'recount', work) })
    process.stdout.write(`${counted} records counted\n`)
    return 0
  }),
}
