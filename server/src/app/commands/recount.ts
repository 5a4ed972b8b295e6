import { foldMemberFigures, recountMembers } from '#registry'
import { countFigures, recountFigures } from '#scenarios/training'
import { asOperator } from '../operator.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const recountCommand: Command = {
  usage: '[--due]',
  summary: 'counts the figures of the cockpit anew from their records; with --due only what waits',
  run: (args) => withInstallation(async ({ openSystem }) => {
    const { services } = await openSystem()
    const due = args.includes('--due')
    let records = 0
    for (const count of due ? [countFigures, foldMemberFigures] : [recountFigures, recountMembers]) records += (await count({ inTransaction: (work) => asOperator(services, 'recount', work) })).counted
    process.stdout.write(`${records} records counted\n`)
    return 0
  }),
}
