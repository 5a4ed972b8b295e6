import { addDays } from '#platform/calendar'
import { dayOf, kinds, slotsOfWeek } from '#engines/planning'
import { classHourMinutes, minutesOf, timeOf } from '../plans/index.ts'
import { usualSessionHours } from '../templates/index.ts'
import type { Input, Window } from './model.ts'

/** A session begins in the morning, in the afternoon or in the evening; three class hours where no template says otherwise. */
export const hoursOfSession = usualSessionHours
const beginnings = ['09:00', '13:30', '18:30'] as const

export const sessionsOf = (hours: number, each: number): number => Math.ceil(hours / each)
export const windowOf = (kind: number): Window => kinds[kind]!
export const maskOfWindows = (windows: readonly Window[]): number => (windows.length === 0 ? 7 : windows.reduce((mask, window) => mask | (1 << kinds.indexOf(window)), 0))
export const windowsOfMask = (mask: number): Window[] => kinds.filter((_, kind) => (mask & (1 << kind)) !== 0)

/** Clock times of a slot, for as many class hours as there are. */
export function clockOf(slot: number, hours = hoursOfSession): { from: string; to: string } {
  const from = beginnings[slot % beginnings.length]!
  return { from, to: timeOf(minutesOf(from) + hours * classHourMinutes) }
}

/** Days and times of a class of so many hours, so many of them (`each`) in a session. */
export function sessionsFrom(mondays: readonly string[], { slots, week, hours, each = hoursOfSession }: { slots: readonly number[]; week: number; hours: number; each?: number }): { day: string; from: string; to: string }[] {
  return Array.from({ length: sessionsOf(hours, each) }, (_, nth) => {
    const slot = slots[nth % slots.length]!
    return { day: addDays(mondays[week + Math.floor(nth / slots.length)]!, dayOf(slot)), ...clockOf(slot, Math.min(each, hours - nth * each)) }
  })
}

/** Slots of a week that lie wholly in somebody's windows, for sessions of so many class hours. */
export function openSlots(windows: Input['trainers'][number]['windows'], hours = hoursOfSession): number {
  let mask = 0
  for (let slot = 0; slot < slotsOfWeek; slot++) {
    const { from, to } = clockOf(slot, hours)
    if (windows.some((one) => one.weekdays.includes(dayOf(slot) + 1) && one.from <= from && to <= one.to)) mask |= 1 << slot
  }
  return mask
}

/** Slots of a day that a span of time touches, for sessions of so many class hours. */
export function touchedSlots(weekday: number, span: { from: string; to: string }, hours = hoursOfSession): number {
  let mask = 0
  for (const part of beginnings.keys()) {
    const slot = (weekday - 1) * beginnings.length + part
    const { from, to } = clockOf(slot, hours)
    if (span.from < to && from < span.to) mask |= 1 << slot
  }
  return mask
}

export const daySlots = (weekday: number): number => ((1 << beginnings.length) - 1) << ((weekday - 1) * beginnings.length)
