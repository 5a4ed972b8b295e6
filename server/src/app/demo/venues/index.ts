import { positionRoutes, positionVisitRoutes, roomBookingRoutes } from '@guildhall/contract'
import { newId } from '#platform/ids'
import { countVisits, type Counted } from '#scenarios/venues'
import { Chance } from '../chance.ts'
import { home } from '../lists/places.ts'
import type { City } from '../needs.ts'
import type { Stage, Staff } from '../stage.ts'
import { positions, type Planned } from './list.ts'
import { drawPlace } from './picture.ts'

type Opened = { id: string; scope: string; planned: Planned; keeper: Staff; rooms: Map<string, string> }

/** Service positions of every kind: what was counted in the last months, what is booked these days, series with days that were skipped. */
export async function buildVenues(stage: Stage, city: City): Promise<void> {
  const opened: Opened[] = []
  for (const planned of positions) opened.push(await open(stage, city, planned))
  await countPast(stage, opened)
  const of = (name: string) => opened.find((one) => one.planned.name === name)!
  await bookSeries(stage, city, of('海盐县职工文化宫'), of('绮园职工学堂'))
  await bookPlaces(stage, city, of)
}

async function open(stage: Stage, city: City, planned: Planned): Promise<Opened> {
  const { accounts, tree, resources } = city
  const county = planned.county ?? home
  const keeper = planned.by === 'town' ? accounts.townOfficer : accounts.officers.get(county)!
  const at = stage.at(-200)
  const { kind, name, summary, town, address, lat, lng, hours, openOnHolidays } = planned
  const { id } = await stage.act(positionRoutes.create, keeper, at, { kind, name, summary, rules: planned.rules ?? '', division: county, town, address, lat, lng, line: '0573-86110020', hours, openOnHolidays, active: true })
  for (const [helper, does] of planned.helpers ?? []) await stage.act(positionRoutes.addHelper, keeper, at, { positionId: id, name: helper, does })
  const rooms = new Map<string, string>()
  for (const room of planned.rooms) {
    const trainingVenueId = planned.linked && room.name.startsWith('101') ? resources.venues.find((one) => one.name === '绮园职工学堂 101')!.id : null
    rooms.set(room.name, (await stage.act(positionRoutes.addRoom, keeper, at, { ...room, positionId: id, trainingVenueId, active: true })).id)
  }
  for (const caption of planned.photos) await stage.act(positionRoutes.addPhoto, keeper, at, { positionId: id, caption }, { fileName: 'photo.png', bytes: drawPlace(kind, `${name}${caption}`) })
  return { id, scope: planned.by === 'town' ? keeper.scope : tree.counties.get(county)!.scope, planned, keeper, rooms }
}

/** Half a year of counts at the doors, every third day, in bulk. */
async function countPast(stage: Stage, opened: readonly Opened[]): Promise<void> {
  const chance = new Chance('positions')
  await stage.asService(stage.at(-1, '20:00'), async (ctx) => {
    const counted: (Counted & { by: string })[] = []
    for (const { id, scope, planned, keeper } of opened) {
      for (let day = -170; day < 0; day += 3) {
        const people = Math.max(1, Math.round(planned.daily * 3 * (0.7 + chance.next() * 0.6) * (1 + (day + 170) / 500)))
        counted.push({ id: newId(), scope, positionId: id, kind: planned.kind, day: stage.day(day), people, by: `account:${keeper.accountId}` })
      }
    }
    await ctx.tx.insertInto('venue_visit').values(counted.map((one) => ({ id: one.id, scope: one.scope, position_id: one.positionId, day: one.day, people: one.people, via: 'count', noted_by: one.by, noted_at: ctx.clock.now() }))).execute()
    await countVisits(ctx.tx, counted)
  })
}

/** Every week in the hall, one day of it taken and one closed; a team in the school whose room is also a classroom. */
async function bookSeries(stage: Stage, { accounts, cast }: City, hall: Opened, school: Opened): Promise<void> {
  const hr = accounts.speakers.get(cast.hengheFirm.id)!
  const weekday = new Date(`${stage.day(2)}T00:00:00Z`).getUTCDay() || 7
  await stage.act(positionRoutes.setException, hall.keeper, stage.at(-12), { positionId: hall.id, day: stage.day(16), hours: [], why: '消防设施检修' })
  await stage.act(roomBookingRoutes.bookSeries, accounts.unionOfficer, stage.at(-11), { roomId: hall.rooms.get('舞蹈房')!, title: '骑手工会联欢会彩排', people: 18, weekdays: [weekday], first: stage.day(9), last: stage.day(9), from: '19:00', to: '21:00', helper: false })
  await stage.act(roomBookingRoutes.bookSeries, hr, stage.at(-10), { roomId: hall.rooms.get('舞蹈房')!, title: '恒禾职工合唱团排练', people: 24, weekdays: [weekday], first: stage.day(-5), last: stage.day(44), from: '19:00', to: '21:00', helper: false })
  await stage.act(roomBookingRoutes.bookSeries, accounts.unionOfficer, stage.at(-9), { roomId: hall.rooms.get('小剧场')!, title: '骑手安全课', people: 60, weekdays: [3], first: stage.day(1), last: stage.day(30), from: '14:00', to: '16:00', helper: true })
  await stage.act(roomBookingRoutes.bookSeries, hr, stage.at(-8), { roomId: school.rooms.get('会议室')!, title: '班组长学习', people: 12, weekdays: [1, 4], first: stage.day(1), last: stage.day(28), from: '17:00', to: '19:00', helper: false })
}

async function bookPlaces(stage: Stage, { people, cast }: City, of: (name: string) => Opened): Promise<void> {
  const lin = cast.lin.actor!
  const crowd = people.filter((person) => person.actor && person.county === home && person.id !== cast.lin.id).slice(20, 34).map((person) => person.actor!)
  const [hall, library] = [of('海盐县职工文化宫'), of('绮园职工书屋')]
  const book = (room: string, who: typeof lin, days: number, from: string, at: Date, more: { people?: number; wait?: boolean } = {}) => stage.act(roomBookingRoutes.book, who, at, { roomId: room, day: stage.day(days), from, people: more.people ?? 1, wait: more.wait ?? false })
  const study = library.rooms.get('自习间')!
  const reading = library.rooms.get('阅览室')!
  // Three seats, all taken tomorrow at nineteen; the line is two long.
  for (const [index, who] of crowd.slice(0, 5).entries()) await book(study, who, 1, '19:00', stage.at(-2, `1${index}:10`), { wait: true })
  await book(study, lin, 2, '19:00', stage.at(-1, '20:15'))
  for (const [index, who] of crowd.slice(0, 9).entries()) await book(reading, who, 0, index < 5 ? '09:00' : '18:00', stage.at(-1, `1${index}:30`))
  const arrived = stage.at(0, '09:04')
  if (arrived <= stage.now) for (const who of crowd.slice(0, 3)) await come(stage, library, who, arrived)
  await book(hall.rooms.get('书画室')!, lin, 4, '15:00', stage.at(-3, '12:20'), { people: 3 })
  await book(hall.rooms.get('书画室')!, crowd[6]!, 1, '09:00', stage.at(-3, '13:20'), { people: 8 })
  for (const who of crowd.slice(7, 12)) await book(hall.rooms.get('乒乓球室')!, who, 0, '19:00', stage.at(-1, '12:40'))
  const past = await book(reading, lin, -6, '09:00', stage.at(-8))
  await stage.act(positionVisitRoutes.noteCame, library.keeper, stage.at(-6, '09:10'), { bookingId: past.id, people: 1 })
}

/** By the code on the screen at the door. */
async function come(stage: Stage, { id, keeper }: Opened, who: NonNullable<City['people'][number]['actor']>, at: Date): Promise<void> {
  const { path } = await stage.act(positionVisitRoutes.code, keeper, at, { positionId: id })
  await stage.act(positionVisitRoutes.come, who, at, { token: path.replace('/d/', '') })
}
