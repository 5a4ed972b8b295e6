import { addDays } from '#platform/calendar'
import { dayOf, kinds, slotsOfWeek } from '#engines/planning'
import { classHourMinutes, minutesOf, timeOf } from '../plans/index.ts'
import type { Input, Window } from './model.ts'

/** A session has three class hours; it begins in the morning, in the afternoon or in the evening. */
export const hoursOfSession = 3
const beginnings = ['09:00', '13:30', '18:30'] as const

export const sessionsOf = (hours: number): number => Math.ceil(hours / hoursOfSession)
export const windowOf = (kind: number): Window => kinds[kind]!
export const maskOfWindows = (windows: readonly Window[]): number => (windows.length === 0 ? 7 : windows.reduce((mask, window) => mask | (1 << kinds.indexOf(window)), 0))
export const windowsOfMask = (mask: number): Window[] => kinds.filter((_, kind) => (mask & (1 << kind)) !== 0)

/** Clock times of a slot, for as many class hours as there are. */
export function clockOf(slot: number, hours = hoursOfSession): { from: string; to: string } {
  const from = beginnings[slot % beginnings.length]!
  return { from, to: timeOf(minutesOf(from) + hours * classHourMinutes) }
}

/** Days and times of a class of so many hours. */
export function sessionsFrom(mondays: readonly string[], { slots, week, hours }: { slots: readonly number[]; week: number; hours: number }): { day: string; from: string; to: string }[] {
  return Array.from({ length: sessionsOf(hours) }, (_, nth) => {
    const slot = slots[nth % slots.length]!
    return { day: addDays(mondays[week + Math.floor(nth / slots.length)]!, dayOf(slot)), ...clockOf(slot, Math.min(hoursOfSession, hours - nth * hoursOfSession)) }
  })
}

/** Slots of a week that lie wholly in somebody's windows. */
export function openSlots(windows: Input['trainers'][number]['windows']): number {
  let mask = 0
  for (let slot = 0; slot < slotsOfWeek; slot++) {
    const { from, to } = clockOf(slot)
    if (windows.some((one) => one.weekdays.includes(dayOf(slot) + 1) && one.from <= from && to <= one.to)) mask |= 1 << slot
  }
  return mask
}

/** Slots of a day that a span of time touches. */
export function touchedSlots(weekday: number, span: { from: string; to: string }): number {
  let mask = 0
  for (const part of beginnings.keys()) {
    const slot = (weekday - 1) * beginnings.length + part
    const { from, to } = clockOf(slot)
    if (span.from < to && from < span.to) mask |= 1 << slot
  }
  return mask
}

export const daySlots = (weekday: number): number => ((1 << beginnings.length) - 1) << ((weekday - 1) * beginnings.length)
