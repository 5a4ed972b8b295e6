import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import { Refused } from '#platform/http'
import { Client } from '../test-support.ts'
import { createUnit, membersBelowOn, moveUnit, renameUnit, versionsOn, type UnitRow } from '../units/index.ts'
import { unionsForTest } from './test-support.ts'
import { TreeModel } from './tree-model.ts'

/**
 * Whatever is founded, renamed, moved, merged, split, dissolved, joined, left and transferred, in whatever order, on the same day or with effect from days before, across the
 * end of a year: on every day every member is in exactly one place or in none, the same as in a model of a few lists, and the count at every unit is right by the tree of that
 * day. A failing run prints its seed and path; TREE_SEED and TREE_PATH replay it.
 */
const start = '2026-12-24'
const dayOf = (day: number) => addDays(start, day)
const pick = fc.nat(1_000)
const back = fc.constantFrom(0, 0, 0, 1, 2, 5)
const deed = fc.record({
  what: fc.constantFrom('found', 'found', 'join', 'join', 'join', 'leave', 'rename', 'move', 'move', 'merge', 'merge', 'merge-new', 'split', 'split', 'dissolve', 'dissolve-to', 'transfer', 'transfer-many'),
  a: pick, b: pick, c: pick, back, wait: fc.constantFrom(0, 0, 0, 1, 1, 3),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

test('C1, C6: whatever happens, every member is in one place at every instant and every count is right', async () => {
  const t = await unionsForTest()
  t.clock.set(instantInShanghai(start, '09:00'))
  const root = await t.unit({ parentId: null, kind: 'federation', name: '总工会', from: dayOf(-30) })
  const top = await t.clerk('top', root, 'training-officer')
  let done = 0
  let refused = 0
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 14 }), async (deeds) => {
    const run = new Run(t, top, root)
    await run.begin()
    for (const one of deeds) {
      const made = await run.make(one)
      done += Number(made)
      refused += Number(!made)
    }
    await run.check()
  }), { numRuns: Number(process.env['TREE_RUNS'] ?? 15), ...(process.env['TREE_SEED'] ? { seed: Number(process.env['TREE_SEED']), path: process.env['TREE_PATH'] ?? '' } : {}), endOnFailure: true })
  // A run in which nearly everything is refused would prove nothing.
  expect(done).toBeGreaterThan(refused)
  expect(await t.faults()).toEqual([])
}, 120_000 + 4_000 * Number(process.env['TREE_RUNS'] ?? 15))

type Town = Awaited<ReturnType<typeof unionsForTest>>

/** One sequence, on a town of its own below the root, in the database and in the model. */
class Run {
  model = new TreeModel()
  units: UnitRow[] = []
  people: string[] = []
  today = 0
  readonly #t: Town
  #top: Client
  readonly #root: UnitRow
  constructor(t: Town, top: Client, root: UnitRow) {
    this.#t = t
    this.#top = top
    this.#root = root
  }

  async begin(): Promise<void> {
    // The clock goes back for every run; sessions of the last one would lie in the future.
    await this.#t.database.query('delete from login_session')
    await this.#goTo(0)
    await this.#found(null, -10)
    for (const parent of [0, 0, 1]) await this.#found(parent, -9)
    for (const unit of [1, 1, 2, 3]) await this.#join(unit, -8)
  }

  /** Makes a deed where the model may, and where it may not expects that the service refuses. */
  async make({ what, a, b, c, back: ago, wait }: Deed): Promise<boolean> {
    if (wait > 0) await this.#goTo(this.today + wait)
    const on = this.today - ago
    const { model } = this
    const living = model.units.flatMap((one, index) => (one.closed === null && index > 0 ? [index] : []))
    const [one, other] = [living[a % living.length], living[b % living.length]]
    const people = model.people.flatMap((_, index) => (model.lasting(index) ? [index] : []))
    const who = people[c % Math.max(1, people.length)]
    if (one === undefined || other === undefined || who === undefined) return true
    const [from, to] = [model.units[one]!, model.units[other]!]
    switch (what) {
      case 'found': if (on < from.began) return true; await this.#found(one, on); return true
      case 'join': if (on < from.began) return true; await this.#join(one, on); return true
      case 'leave': return this.#agree(on >= model.lasting(who)!.from, () => this.#post(`/api/people/${this.people[who]!}/end-membership`, { how: 'leave', on: dayOf(on), reason: '退会' }), () => model.leave(who, on))
      case 'rename': return this.#agree(on >= model.lastChange(one), () => this.#service(() => renameUnitTo(this.#t, this.units[one]!, `改名${a}`, dayOf(on))), () => model.change(one, { name: `改名${a}` }, on))
      case 'move': return this.#agree(!model.isBelow(other, one) && on >= model.lastChange(one) && on >= to.began, () => this.#service(() => this.#t.asJob((ctx) => moveUnit(ctx, this.units[one]!.id, { parentId: this.units[other]!.id, from: dayOf(on), reason: '换上级' }))), () => model.change(one, { parent: other }, on))
      case 'merge': return this.#agree(!model.isBelow(other, one) && on >= model.earliestEnd(one) && on >= to.began, () => this.#change({ kind: 'merge', sources: [this.units[one]!.id], into: { unitId: this.units[other]!.id }, on: dayOf(on) }), () => this.#merged([one], other, on))
      case 'merge-new': {
        const sources = [...new Set([one, other])]
        const ends = Math.max(...sources.map((unit) => model.earliestEnd(unit)))
        return this.#agree(on >= ends && on >= model.units[0]!.began, () => this.#change({ kind: 'merge', sources: sources.map((unit) => this.units[unit]!.id), into: { name: '合并成的', kind: 'joint-union', parentId: this.units[0]!.id }, on: dayOf(on) }), async () => {
          await this.#adopt('合并成的', 0, on)
          this.#merged(sources, model.units.length - 1, on)
        })
      }
      case 'split': {
        const members = model.membersOf(one).filter((_, index) => index % 2 === c % 2)
        const children = model.childrenOf(one).slice(0, 1)
        const going = members.filter((person) => model.lasting(person)!.from <= on)
        const may = on >= from.began && on >= model.units[0]!.began && going.length + children.length > 0 && children.every((child) => on >= model.lastChange(child))
        return this.#agree(may, () => this.#change({ kind: 'split', unitId: this.units[one]!.id, on: dayOf(on), parts: [{ name: '分出的', kind: 'union', parentId: this.units[0]!.id, people: members.map((person) => this.people[person]), children: children.map((child) => this.units[child]!.id) }] }), async () => {
          await this.#adopt('分出的', 0, on)
          for (const person of going) model.transfer(person, model.units.length - 1, on)
          for (const child of children) model.change(child, { parent: model.units.length - 1 }, on)
        })
      }
      case 'dissolve': case 'dissolve-to': {
        const into = what === 'dissolve-to'
        const may = model.childrenOf(one).length === 0 && on >= model.earliestEnd(one) && (!into || (other !== one && on >= to.began))
        return this.#agree(may, () => this.#change({ kind: 'dissolve', unitId: this.units[one]!.id, on: dayOf(on), members: into ? { to: this.units[other]!.id } : { end: true } }), () => {
          for (const person of model.membersOf(one)) {
            if (into) model.transfer(person, other, on)
            else model.leave(person, on)
          }
          model.close(one, on)
        })
      }
      case 'transfer': {
        const stay = model.lasting(who)!
        if (stay.unit === one) return true
        return this.#agree(on >= stay.from && on >= from.began, () => this.#post(`/api/people/${this.people[who]!}/transfer`, { unitId: this.units[one]!.id, from: dayOf(on), reason: '转会' }), () => model.transfer(who, one, on))
      }
      case 'transfer-many': {
        const many = people.filter((_, index) => index % 3 !== a % 3)
        if (many.length === 0) return true
        const going = many.filter((person) => model.lasting(person)!.unit !== one && model.lasting(person)!.from <= on)
        return this.#agree(going.length > 0 && on >= from.began, () => this.#change({ kind: 'transfer', people: many.map((person) => this.people[person]), to: this.units[one]!.id, on: dayOf(on) }), () => {
          for (const person of going) model.transfer(person, one, on)
        })
      }
    }
  }

  /** Every day from before the beginning to today, the end of the year among them. */
  async check(): Promise<void> {
    const { model, units, people } = this
    const last = Math.max(this.today, 9)
    for (let day = -11; day <= last; day++) {
      const on = dayOf(day)
      const { names, stays, counts } = await this.#t.asJob(async (ctx) => {
        const { rows: versions } = await sql<{ unit_id: string; name: string; parent_id: string | null }>`select * from (${versionsOn(on)}) as v where v.unit_id = any(${units.map((unit) => unit.id)}::uuid[])`.execute(ctx.tx)
        const { rows: places } = await sql<{ person_id: string; unit_id: string }>`select person_id, unit_id from membership where person_id = any(${people}::uuid[]) and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(ctx.tx)
        const below: number[] = []
        for (const unit of units) below.push(await membersBelowOn(ctx.tx, unit.id, on))
        return { names: new Map(versions.map((row) => [row.unit_id, row])), stays: Map.groupBy(places, (row) => row.person_id), counts: below }
      })
      for (const [index, unit] of units.entries()) {
        const version = model.versionOn(index, day)
        expect({ on, unit: index, name: names.get(unit.id)?.name }).toEqual({ on, unit: index, name: version?.name })
        if (index > 0) expect({ on, unit: index, parent: names.get(unit.id)?.parent_id }).toEqual({ on, unit: index, parent: version && units[version.parent!]!.id })
        expect({ on, unit: index, count: counts[index] }).toEqual({ on, unit: index, count: version ? model.countOn(index, day) : 0 })
      }
      for (const [index, person] of people.entries()) {
        const places = model.placesOn(index, day)
        expect(places.length).toBeLessThan(2)
        expect({ on, person: index, at: (stays.get(person) ?? []).map((row) => row.unit_id) }).toEqual({ on, person: index, at: places.map((place) => units[place]!.id) })
      }
    }
  }

  /** The clerk logs in anew: days have passed. */
  async #goTo(day: number): Promise<void> {
    this.today = day
    this.#t.clock.set(instantInShanghai(dayOf(day), '09:00'))
    this.#top = new Client(this.#t.server)
    expect((await this.#top.post('/api/demo/login', { account: 'top' })).status).toBe(200)
  }
  async #found(parent: number | null, day: number): Promise<void> {
    const name = `单位${this.units.length}`
    this.units.push(await this.#t.asJob((ctx) => createUnit(ctx, { name, kind: 'union', parentId: parent === null ? this.#root.id : this.units[parent]!.id, from: dayOf(day) })))
    this.model.found(parent, name, day)
  }
  /** What a change founded, by its name and its place in time: the newest. */
  async #adopt(name: string, parent: number, day: number): Promise<void> {
    this.units.push((await this.#t.database.query<UnitRow>('select * from unit where name = $1 order by id desc limit 1', [name]))[0]!)
    this.model.found(parent, name, day)
  }
  async #join(unit: number, day: number): Promise<void> {
    this.people.push(...await this.#t.members(await this.#t.reread(this.units[unit]!.id), 1, dayOf(day)))
    this.model.join(unit, day)
  }
  #merged(sources: readonly number[], into: number, on: number): void {
    const { model } = this
    for (const source of sources) for (const person of model.membersOf(source)) model.transfer(person, into, on)
    for (const source of sources) for (const child of model.childrenOf(source).filter((one) => !sources.includes(one))) model.change(child, { parent: into }, on)
    for (const source of sources) model.close(source, on)
  }
  async #agree(may: boolean, deed: () => Promise<string>, model: () => void | Promise<void>): Promise<boolean> {
    const outcome = await deed()
    expect({ outcome: outcome === 'done', said: outcome }).toEqual({ outcome: may, said: outcome })
    if (may) await model()
    return may
  }
  #post = async (url: string, body: object): Promise<string> => {
    const answer = await this.#top.post(url, body)
    return answer.status === 200 ? 'done' : String(answer.body.code ?? answer.status)
  }
  #service = (work: () => Promise<unknown>): Promise<string> => work().then(() => 'done', (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error as Error)))
  async #change(plan: { kind: string } & Record<string, unknown>): Promise<string> {
    const base = plan.kind === 'transfer' ? '/api/memberships/transfer' : '/api/unit-changes'
    const foreseen = (await this.#top.post(`${base}/preview`, { plan })).body as { problems?: { code: string }[]; basis?: string; code?: string }
    if (!foreseen.basis) return String(foreseen.code)
    const asked = await this.#top.post(base, { plan, reason: '调整', basis: foreseen.basis })
    if (asked.status !== 200) return String(asked.body.code)
    await this.#t.carryOut(asked.body['id'] as string)
    return String((await this.#top.get(`/api/unit-changes/${asked.body['id'] as string}`)).body['state'])
  }
}

function renameUnitTo(t: Town, unit: UnitRow, name: string, from: string): Promise<unknown> {
  return t.asJob((ctx) => renameUnit(ctx, unit.id, { name, from, reason: '更名' }))
}
