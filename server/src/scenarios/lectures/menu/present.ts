import { divisionName } from '#registry/units'
import type { Audience, Card, Field, LectureRow, LecturerRow, LecturerState, LectureState, LectureWith, Rating } from './model.ts'

export function presentCard(row: LectureWith, ratings: ReadonlyMap<string, Rating>): Card {
  return {
    id: row.id, title: row.title, field: row.field as Field, audiences: row.audiences as Audience[], minutes: row.minutes, peopleMin: row.people_min, peopleMax: row.people_max, lecturer: row.lecturer, team: row.team, unitName: row.unit_name, rating: ratings.get(row.id) ?? null, held: row.held,
  }
}

export function presentStanding(row: Pick<LectureRow, 'state' | 'note' | 'updated_at'>) {
  return { state: row.state as LectureState, note: row.note, updatedAt: row.updated_at.toISOString() }
}

export function presentLecture(row: LectureWith, ratings: ReadonlyMap<string, Rating>) {
  return { ...presentCard(row, ratings), ...presentStanding(row), summary: row.summary, needs: row.needs }
}

export function presentPerson(row: LecturerRow & { unit_name: string }) {
  return { name: row.name, team: row.team, about: row.about, unitName: row.unit_name, fields: row.fields as Field[], divisionName: divisionName(row.division), town: row.town, state: row.state as LecturerState }
}

export function presentTimes(row: LecturerRow) {
  return { weekly: row.weekly, perWeek: row.per_week, perDay: row.per_day, maxKm: row.max_km, counties: row.counties }
}

export const presentAway = (row: { id: string; first_day: string; last_day: string }) => ({ id: row.id, first: row.first_day, last: row.last_day })
