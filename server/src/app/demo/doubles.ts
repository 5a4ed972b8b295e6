import { peopleRoutes } from '@guildhall/contract'
import { findOrCreateContact } from '#registry'
import { RefusedAndKept } from '#platform/http'
import { runJob } from './clockwork.ts'
import { idNumbers } from './codes.ts'
import { home } from './lists/places.ts'
import { take, type Line } from './members.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

/**
 * People who came to the counter and were written down once more: one under the name she has had since her wedding, whose card then turned out to be on record; one with a
 * new phone, whom the night finds; and two whom a roster brings under a number that was copied wrongly. All wait in the queue of duplicates.
 */
export async function writeTwice(stage: Stage, { people, accounts, tree }: City, members: readonly Line[], nextPhone: () => string): Promise<void> {
  const officer = accounts.officers.get(home)!
  const [renamed, again] = people.filter((person) => person.county === home && person.firm?.unionised && person.idNumber !== undefined && person.name.length === 3).slice(30, 32)
  const write = (name: string, unitId: string) => stage.as(officer, stage.at(-3, '10:15'), (ctx) => findOrCreateContact(ctx, { name, phone: nextPhone(), unitId }))
  const entry = await write(`${renamed!.name.slice(0, 2)}宁`, renamed!.unit.id)
  await stage.act(peopleRoutes.setRealName, officer, stage.at(-3, '10:20'), { id: entry.personId, name: `${renamed!.name.slice(0, 2)}宁`, idNumber: renamed!.idNumber! }).catch((error: unknown) => {
    if (!(error instanceof RefusedAndKept)) throw error
  })
  await write(again!.name, again!.unit.id)
  await take(stage, { lines: miswritten(members.slice(90, 92)), fileName: '补报花名册.csv', days: -3, scope: tree.counties.get(home)!.scope })
  await runJob(stage, 'registry.find-duplicates', stage.at(-2, '03:40'))
}

/** The same people with a year of birth that was read wrongly from a card, and so with another number: each of them twice on record until somebody looks. */
function miswritten(lines: readonly Line[]): Line[] {
  const nextId = idNumbers('330497')
  return lines.map((line) => ({ ...line, idNumber: nextId(`${Number(line.idNumber.slice(6, 10)) - 10}-${line.idNumber.slice(10, 12)}-${line.idNumber.slice(12, 14)}`, Number(line.idNumber[16]) % 2 === 1 ? 'male' : 'female') }))
}
