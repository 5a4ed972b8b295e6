import { maskName } from '#platform/crypto'
import type { About, ChildRow, ClassWith, DayRow, Gender, ChildState } from './model.ts'
import { stateOf } from './rules.ts'

export function presentClass(row: ClassWith, today: string) {
  return {
    id: row.id, title: row.title, unitName: row.unit_name, address: row.address, first: row.first_day, last: row.last_day, weekdays: row.weekdays, from: row.starts, to: row.ends, ageFrom: row.age_from, ageTo: row.age_to, places: row.places, waitlist: row.waitlist,
    seated: row.seated, waiting: row.waiting, opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(), cost: String(row.cost), state: stateOf(row, today),
  }
}

export const presentConsent = (row: ClassWith) => ({ version: row.consent_version, hash: row.consent_hash, text: row.consent })

/** Children of a class whom name and month of birth do not tell apart: a list names their guardians beside them (C2). */
export function namesakes(rows: readonly ChildRow[]): Set<string> {
  const byName = Map.groupBy(rows.filter((row) => row.child_blind !== null), (row) => row.child_blind!.toString('hex'))
  return new Set([...byName.values()].filter((same) => same.length > 1).flatMap((same) => same.map((row) => row.id)))
}

/** A child as a list shows it: the family name and the month of birth, and the guardian's where two are alike. */
export function presentKid(row: ChildRow, about: About | null, alike: boolean) {
  return { id: row.id, name: about ? maskName(about.name) : '', birthMonth: about?.birthMonth ?? '', guardian: about && alike ? maskName(about.guardian) : null, gender: (about?.gender ?? null) as Gender | null, state: row.state as ChildState, enrolledAt: row.enrolled_at.toISOString() }
}

export function presentHandOver(day: DayRow | undefined, to: string) {
  return day?.handed_at ? { at: day.handed_at.toISOString(), to, byCode: day.by_code as 'guardian' | 'named' } : null
}
