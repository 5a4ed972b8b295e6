/** The tree and its members as a few lists in memory, day by day: what the property test holds the database against. Days are numbers. For tests only. */

type Stay = { unit: number; from: number; to: number | null }
type Version = { parent: number | null; name: string; from: number; to: number | null }
export type ModelUnit = { versions: Version[]; closed: number | null; began: number }

export class TreeModel {
  units: ModelUnit[] = []
  people: Stay[][] = []

  found(parent: number | null, name: string, day: number): number {
    this.units.push({ versions: [{ parent, name, from: day, to: null }], closed: null, began: day })
    return this.units.length - 1
  }
  join(unit: number, day: number): number {
    this.people.push([{ unit, from: day, to: null }])
    return this.people.length - 1
  }
  leave(person: number, day: number): void {
    this.lasting(person)!.to = day
  }
  transfer(person: number, unit: number, day: number): void {
    this.leave(person, day)
    this.people[person]!.push({ unit, from: day, to: null })
  }
  change(unit: number, change: { parent?: number; name?: string }, day: number): void {
    const { versions } = this.units[unit]!
    const last = versions.at(-1)!
    const next = { parent: last.parent, name: last.name, ...change, from: day, to: null }
    if (last.from === day) versions[versions.length - 1] = next
    else {
      last.to = day
      versions.push(next)
    }
  }
  close(unit: number, day: number): void {
    const { versions } = this.units[unit]!
    if (versions.at(-1)!.from === day) versions.pop()
    else versions.at(-1)!.to = day
    this.units[unit]!.closed = day
  }

  lasting = (person: number): Stay | undefined => this.people[person]!.find((stay) => stay.to === null)
  membersOf = (unit: number): number[] => this.people.flatMap((_, person) => (this.lasting(person)?.unit === unit ? [person] : []))
  childrenOf = (unit: number): number[] => this.units.flatMap((one, index) => (one.closed === null && one.versions.at(-1)!.parent === unit ? [index] : []))
  isLiving = (unit: number): boolean => this.units[unit]!.closed === null
  lastChange = (unit: number): number => this.units[unit]!.versions.at(-1)!.from
  isBelow(unit: number, above: number): boolean {
    for (let at: number | null = unit; at !== null; at = this.units[at]!.versions.at(-1)!.parent) if (at === above) return true
    return false
  }
  /** The first day on which the unit may be closed: nobody came, went or hung there differently after it. */
  earliestEnd(unit: number): number {
    const { versions, began } = this.units[unit]!
    const last = versions.at(-1)!.from
    const stays = this.people.flat().filter((stay) => stay.unit === unit).flatMap((stay) => [stay.from, stay.to ?? stay.from])
    const below = this.units.flatMap((one) => one.versions).filter((version) => version.parent === unit).flatMap((version) => [version.from, version.to ?? version.from])
    return Math.max(last === began ? last + 1 : last, ...stays, ...below)
  }

  versionOn = (unit: number, day: number): Version | undefined => this.units[unit]!.versions.find((version) => version.from <= day && (version.to === null || version.to > day))
  /** Where a person is a member on a day. */
  placesOn = (person: number, day: number): number[] => this.people[person]!.filter((stay) => stay.from <= day && (stay.to === null || stay.to > day)).map((stay) => stay.unit)
  /** Members at a unit and below it, by the tree of the day. */
  countOn(unit: number, day: number): number {
    const isUnder = (start: number): boolean => {
      for (let at: number | null | undefined = start; at !== null && at !== undefined; at = this.versionOn(at, day)?.parent) if (at === unit) return true
      return false
    }
    return this.people.filter((_, person) => this.placesOn(person, day).some((place) => isUnder(place))).length
  }
}
