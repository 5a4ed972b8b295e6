import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, day, divisionCode, id, instant, line, many, pageOf, pageQuery, paragraph } from '../shapes.ts'
import { count, dayException, helper, openState, photo, positionKind, publicRoom, room, roomForm, stretchForm, weekHours, weekHoursForm } from './shapes.ts'

const place = {
  id, kind: positionKind, name: z.string(), unitName: z.string(), divisionName: z.string().nullable(), town: z.string().nullable(), address: z.string(), line: z.string().nullable(),
}
export const positionCard = z.object({ ...place, open: openState, photoId: id.nullable(), bookable: z.boolean(), /** Metres from the place that was asked about. */ metres: count.nullable() })
export const publicPosition = positionCard.omit({ metres: true }).extend({
  summary: z.string(), rules: z.string(), division: z.string().nullable(), lat: z.number().nullable(), lng: z.number().nullable(), hours: z.array(weekHours), openOnHolidays: z.boolean(), exceptions: z.array(dayException), photos: z.array(photo), rooms: z.array(publicRoom),
})
export const positionRow = z.object({ ...place, open: openState, rooms: count, seats: count, bookings: count, visits: count, active: z.boolean(), createdAt: instant })
export const position = z.object({
  ...place, summary: z.string(), rules: z.string(), division: divisionCode.nullable(), lat: z.number().nullable(), lng: z.number().nullable(), hours: z.array(weekHours), openOnHolidays: z.boolean(), active: z.boolean(), updatedAt: instant,
  open: openState, exceptions: z.array(dayException), photos: z.array(photo), rooms: z.array(room), helpers: z.array(helper),
})
const fields = {
  kind: positionKind, name: line(60), summary: paragraph(600), rules: paragraph(1_000), division: divisionCode.nullable(), town: line(40).nullable(), address: line(120), lat: z.number().min(-90).max(90).nullable(), lng: z.number().min(-180).max(180).nullable(),
  line: codeLine(30).nullable(), hours: z.array(weekHoursForm).max(14), openOnHolidays: z.boolean(), active: z.boolean(),
}
const wholePlace = (one: { lat: number | null; lng: number | null }) => (one.lat === null) === (one.lng === null)
const form = z.object(fields).refine(wholePlace, { error: 'half a place' })
const editForm = z.object({ ...fields, updatedAt: instant }).refine(wholePlace, { error: 'half a place' })

/** "30.526,120.946": no more than three decimals, a hundred metres: enough to know what is near. */
const near = z.string().regex(/^-?\d{1,2}(\.\d{1,3})?,-?\d{1,3}(\.\d{1,3})?$/)
const filter = { q: z.string().trim().max(40).optional(), town: z.string().trim().max(40).optional() }

const positionId = z.object({ positionId: id })
const read = { staff: 'venues.read' } as const
const manage = { staff: 'venues.manage' } as const
const open = { public: true } as const
const made = z.object({ id })
/** How many bookings no longer fit and were called off; those who had them are told. */
const freed = z.object({ freed: count })

export const positionRoutes = {
  find: route({ name: 'venues.find-positions', method: 'GET', path: '/api/public/positions', summary: 'Service positions by kind, town and name, the nearest first where a place is given', audience: open, query: z.object({ ...filter, kind: positionKind.optional(), near: near.optional(), open: z.enum(['true']).optional(), limit: z.coerce.number().int().min(1).max(100).default(30), skip: z.coerce.number().int().min(0).max(100_000).default(0) }), response: z.object({ rows: z.array(positionCard), total: count, towns: z.array(z.string()) }) }),
  show: route({ name: 'venues.show-position', method: 'GET', path: '/api/public/positions/:positionId', summary: 'The card of a position', audience: open, params: positionId, response: publicPosition }),
  photo: route({ name: 'venues.show-photo', method: 'GET', path: '/api/public/position-photos/:photoId', summary: 'A photo of a position', audience: open, params: z.object({ photoId: id }), response: 'file' }),

  list: route({ name: 'venues.list-positions', method: 'GET', path: '/api/positions', summary: 'Positions of my range', audience: read, query: pageQuery.extend({ ...filter, kind: many(positionKind), active: z.enum(['true', 'false']).optional(), sort: z.enum(['newest', 'name', 'visits']).default('name') }), response: pageOf(positionRow) }),
  get: route({ name: 'venues.get-position', method: 'GET', path: '/api/positions/:positionId', summary: 'One position with its rooms, helpers, photos and exceptions', audience: read, params: positionId, response: position }),
  create: route({ name: 'venues.create-position', method: 'POST', path: '/api/positions', summary: 'Opens a position of my unit', audience: manage, body: form, response: made }),
  edit: route({ name: 'venues.edit-position', method: 'PUT', path: '/api/positions/:positionId', summary: 'Changes a position of my range; bookings outside its new hours are called off and told', audience: manage, params: positionId, body: editForm, response: freed, refusals: ['platform.changed-meanwhile'] }),
  addPhoto: route({ name: 'venues.add-photo', method: 'POST', path: '/api/positions/:positionId/photos', summary: 'Adds a photo (PNG or JPEG, up to 8 MB)', audience: manage, params: positionId, query: z.object({ caption: line(60) }), response: made, refusals: ['venues.no-photo', 'venues.photo-kind', 'venues.photos-full', 'platform.too-large'] }),
  removePhoto: route({ name: 'venues.remove-photo', method: 'DELETE', path: '/api/position-photos/:photoId', summary: 'Takes a photo away', audience: manage, params: z.object({ photoId: id }), response: 'none' }),
  setException: route({ name: 'venues.set-exception', method: 'PUT', path: '/api/positions/:positionId/exceptions/:day', summary: 'Other hours on a day, or closed; bookings that no longer fit are called off and told', audience: manage, params: positionId.extend({ day }), body: z.object({ hours: z.array(stretchForm).max(4), why: line(100) }), response: freed, refusals: ['venues.day-over'] }),
  removeException: route({ name: 'venues.remove-exception', method: 'DELETE', path: '/api/positions/:positionId/exceptions/:day', summary: 'The usual hours hold on that day again', audience: manage, params: positionId.extend({ day }), response: 'none' }),
  addRoom: route({ name: 'venues.add-room', method: 'POST', path: '/api/positions/:positionId/rooms', summary: 'Adds a room', audience: manage, params: positionId, body: roomForm, response: made, refusals: ['venues.training-venue-unknown', 'venues.training-venue-taken'] }),
  editRoom: route({ name: 'venues.edit-room', method: 'PUT', path: '/api/rooms/:roomId', summary: 'Changes a room; retired or no longer booked, its bookings are called off and told', audience: manage, params: z.object({ roomId: id }), body: roomForm.extend({ updatedAt: instant }), response: freed, refusals: ['venues.training-venue-unknown', 'venues.training-venue-taken', 'venues.lessons-in-the-way', 'venues.seats-taken', 'platform.changed-meanwhile'] }),
  addHelper: route({ name: 'venues.add-helper', method: 'POST', path: '/api/positions/:positionId/helpers', summary: 'Adds somebody who comes with a room', audience: manage, params: positionId, body: z.object({ name: line(20), does: line(30) }), response: made }),
  setHelper: route({ name: 'venues.set-helper', method: 'PUT', path: '/api/helpers/:helperId', summary: 'A helper comes no longer, or again; what is booked with them stays', audience: manage, params: z.object({ helperId: id }), body: z.object({ active: z.boolean() }), response: 'none' }),
} as const

export const positionRefusals = {
  'venues.no-photo': { status: 422, zh: '没有收到照片，请选一张再传。', en: 'No photo arrived. Choose one and send it again.' },
  'venues.photo-kind': { status: 422, zh: '照片只收 PNG、JPG。请转成其中一种再传。', en: 'Photos are taken as PNG or JPEG. Convert it and send it again.' },
  'venues.photos-full': { status: 409, zh: '一个阵地最多 8 张照片，请先删掉不用的。', en: 'A position shows at most eight photos. Take one away first.' },
  'venues.day-over': { status: 422, zh: '这一天已经过去，不用再改开放时间。请选今天或以后的日子。', en: 'That day is over. Choose today or a later day.' },
  'venues.training-venue-unknown': { status: 422, zh: '没有这个培训场地，或不归你管。请在场地库里重新选。', en: 'There is no such training venue, or it is not yours. Choose again from the register.' },
  'venues.training-venue-taken': { status: 409, zh: '这个培训场地已经连到另一个房间，一处场地只是一个房间。请换一个，或先断开那边。', en: 'This training venue is linked to another room already. Choose another, or undo that link first.' },
  'venues.lessons-in-the-way': { status: 409, zh: '已经公告的课和已经订出去的时间撞了，暂时连不上。请先改课，或取消那些预订。', en: 'Announced lessons meet bookings of this room, so they cannot be joined now. Move the lessons or call the bookings off first.' },
  'venues.seats-taken': { status: 409, zh: '有些时段约出去的座位比新的座位数多，不能改小。请等那些时段过去，或先取消几位。', en: 'In some stretches more places are booked than that. Wait until they are over, or call some off first.' },
} as const satisfies Record<string, RefusalText>
