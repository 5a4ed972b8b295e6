import { addDays, type Calendar, type Day } from '#platform/calendar'
import type { Stretch, WeekHours } from './model.ts'

/** All that decides when a position is open. */
export type Opening = { hours: readonly WeekHours[]; openOnHolidays: boolean; exceptions: ReadonlyMap<Day, readonly Stretch[]>; calendar: Calendar }

/** 1 (Monday) to 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** A public holiday on which people are off; a weekend that is worked in exchange is none. */
export const isHoliday = (calendar: Calendar, day: Day): boolean => calendar.nameOf(day) !== null && !calendar.isWorkingDay(day)

/**
 * When a position is open on a day. An exception of the day is the last word. Otherwise the hours of its weekday hold; a public holiday is closed unless the position says that it is not. A weekend
 * that is worked in exchange keeps its own hours: positions are open when people are off.
 */
export function hoursOn(opening: Opening, day: Day): Stretch[] {
  const sorted = (stretches: readonly Stretch[]) => stretches.map(({ from, to }) => ({ from, to })).toSorted((a, b) => a.from.localeCompare(b.from))
  const exception = opening.exceptions.get(day)
  if (exception) return sorted(exception)
  if (!opening.openOnHolidays && isHoliday(opening.calendar, day)) return []
  return sorted(opening.hours.filter((one) => one.weekdays.includes(weekdayOf(day))))
}

export type OpenState = { now: boolean; until: string | null; opens: { day: Day; from: string } | null }

/** Whether it is open at this moment and until when; otherwise when it opens next, within two weeks. */
export function openStateAt(opening: Opening, at: { day: Day; time: string }): OpenState {
  const current = hoursOn(opening, at.day).find((one) => one.from <= at.time && at.time < one.to)
  if (current) return { now: true, until: current.to, opens: null }
  for (let ahead = 0; ahead < 14; ahead++) {
    const day = addDays(at.day, ahead)
    const next = hoursOn(opening, day).find((one) => ahead > 0 || one.from > at.time)
    if (next) return { now: false, until: null, opens: { day, from: next.from } }
  }
  return { now: false, until: null, opens: null }
}

/** Whether a stretch lies within the opening hours of a day. */
export function fitsHours(opening: Opening, day: Day, stretch: Stretch): boolean {
  return hoursOn(opening, day).some((one) => one.from <= stretch.from && stretch.to <= one.to)
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The stretches of a day that can be booked; what is left over before closing is too short and none. */
export function slotsOn(opening: Opening, day: Day, minutes: number): Stretch[] {
  return hoursOn(opening, day).flatMap(({ from, to }) => {
    const slots: Stretch[] = []
    for (let at = minutesOf(from); at + minutes <= minutesOf(to); at += minutes) slots.push({ from: timeOf(at), to: timeOf(at + minutes) })
    return slots
  })
}

export type Place = { lat: number; lng: number }
/** The earth as a ball, in metres: good to half a per cent. */
export const earthRadius = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

export type Box = { south: number; north: number; /** West to east, in two parts where it meets the 180th meridian. */ spans: readonly (readonly [west: number, east: number])[] }

/**
 * A box of latitudes and longitudes that holds every place within so many metres (and others beside them). Meridians meet at the poles: a box that touches one goes all the way round, and elsewhere it
 * is wider than the distance along its own parallel (the tangents of a circle on a ball: asin(sin r / cos lat)). A thousandth of a degree more on each side keeps out what rounding would lose.
 */
export function boxAround(place: Place, metres: number): Box {
  const reach = metres / earthRadius
  const [south, north] = [place.lat - degrees(reach) - 0.001, place.lat + degrees(reach) + 0.001]
  if (south <= -90 || north >= 90) return { south: Math.max(-90, south), north: Math.min(90, north), spans: [[-180, 180]] }
  const aside = degrees(Math.asin(Math.min(1, Math.sin(reach) / Math.cos(radians(place.lat))))) + 0.001
  const [west, east] = [place.lng - aside, place.lng + aside]
  if (east - west >= 360) return { south, north, spans: [[-180, 180]] }
  if (west < -180) return { south, north, spans: [[west + 360, 180], [-180, east]] }
  if (east > 180) return { south, north, spans: [[west, 180], [-180, east - 360]] }
  return { south, north, spans: [[west, east]] }
}

/** Metres between two places on a round earth (haversine), rounded. */
export function metresBetween(a: Place, b: Place): number {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lng - a.lng)]
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h))))
}
