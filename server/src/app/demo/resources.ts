import { resourcesRoutes } from '@guildhall/contract'
import { Chance } from './chance.ts'
import { entered } from './entered.ts'
import { machineOf, trainers, venues } from './lists/resources.ts'
import { staffActor, type Stage } from './stage.ts'
import type { Accounts, Cast, Tree } from './world.ts'

export type Occupation = { id: string; key: string; name: string; category: string }
export type Trainer = { id: string; name: string; trades: readonly string[]; county: string | null; person: Cast['shen'] | null }
export type Venue = { id: string; name: string; trades: readonly string[]; county: string | null; town: string | null; capacity: number }
export type Resources = { occupations: Map<string, Occupation>; trainers: Trainer[]; venues: Venue[] }

const allWeek = [1, 2, 3, 4, 5, 6, 7]

/** Trainers and rooms, registered by the officers who plan with them; a few of them the city lends to every county. */
export async function buildResources(stage: Stage, { tree, cast, accounts, nextPhone }: { tree: Tree; cast: Cast; accounts: Accounts; nextPhone: () => string }): Promise<Resources> {
  const chance = new Chance('resources')
  const at = stage.at(entered.resources)
  const occupations = new Map((await stage.asService(at, (ctx) => ctx.tx.selectFrom('occupation').select(['id', 'key', 'name', 'category']).execute())).map((row) => [row.key ?? row.name, { ...row, key: row.key ?? row.name }]))
  const idsOf = (trades: readonly string[]) => trades.map((key) => occupations.get(key)!.id)
  const ofCity = staffActor({ accountId: accounts.officers.values().next().value!.accountId, unit: tree.root, role: 'training-officer' })
  const by = (county: string | null) => (county === null ? ofCity : accounts.officers.get(county)!)
  const made: Resources = { occupations, trainers: [], venues: [] }
  for (const [index, one] of trainers.entries()) {
    const { id } = await stage.act(resourcesRoutes.createTrainer, by(one.county), at, {
      code: `JS${String(index + 1).padStart(3, '0')}`, name: one.name, unitName: null, occupationIds: idsOf(one.trades), phone: index === 0 ? cast.shen.phone : nextPhone(), remark: null,
      windows: [{ weekdays: allWeek, from: '06:00', to: '23:59' }], gender: one.male ? 'male' : 'female', level: one.level, honour: one.honour, divisions: one.county === null ? [] : [one.county],
      weeklyHours: 60, feeFen: String(chance.int(120, 300) * 100),
    })
    made.trainers.push({ id, name: one.name, trades: one.trades, county: one.county, person: index === 0 ? cast.shen : null })
  }
  for (const [index, one] of venues.entries()) {
    const equipment = [{ name: '投影仪', count: 1 }, ...one.trades.map((key) => ({ name: machineOf[key]!, count: chance.int(6, 20) }))]
    const { id } = await stage.act(resourcesRoutes.createVenue, by(one.county), at, {
      code: `CD${String(index + 1).padStart(3, '0')}`, name: one.name, unitName: one.owner, occupationIds: idsOf(one.trades), phone: nextPhone(), contact: '前台', remark: null,
      windows: [{ weekdays: allWeek, from: '06:00', to: '23:59' }], division: one.county ?? '330402', town: one.town, address: one.address, capacity: one.capacity, equipment,
    })
    made.venues.push({ id, name: one.name, trades: one.trades, county: one.county, town: one.town, capacity: one.capacity })
  }
  return made
}
