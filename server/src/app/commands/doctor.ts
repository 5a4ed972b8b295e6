import { parseArgs } from 'node:util'
import { examine } from '../doctor.ts'
import { withInstallation } from '../with-installation.ts'
import type { Command } from './command.ts'

export const doctorCommand: Command = {
  usage: '[--json]',
  summary: 'proves invariants, audit chain, keys, files, disk, migrations and clock; exit code 1 when something is wrong',
  run: (args) => withInstallation(async ({ openSystem, urls }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
    const { services } = await openSystem()
    const findings = await examine(services, urls.ownerUrl)
    const healthy = findings.every((finding) => finding.ok)
    if (values.json) process.stdout.write(`${JSON.stringify({ healthy, findings })}\n`)
    else for (const { check, ok, problems } of findings) process.stdout.write(`${ok ? 'ok   ' : 'WRONG'} ${check}\n${problems.map((problem) => `        ${problem}\n`).join('')}`)
    return healthy ? 0 : 1
  }),
}
