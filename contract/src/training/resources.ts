import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, day, divisionCode, fen, id, instant, line, many, pageOf, pageQuery, paragraph, phone, skillLevel } from '../shapes.ts'
import { occupationRef, openingWindow } from './shapes.ts'

/** How a trainer is judged: means from 1 to 5, and by how many. */
export const trainerFigures = z.object({
  forms: z.number().int(), paper: z.number().int(),
  scores: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), mean: z.number() })),
})

const resource = {
  id, code: z.string().nullable(), name: z.string(), unitName: z.string().nullable(), occupations: z.array(occupationRef), windows: z.array(openingWindow),
  remark: z.string().nullable(), active: z.boolean(), updatedAt: instant,
  /** Borrowed from a unit above: usable, but not mine to edit. */
  shared: z.boolean(),
}
export const trainer = z.object({
  ...resource, gender: z.enum(['male', 'female']).nullable(), phone: z.string().nullable(), level: skillLevel.nullable(), honour: z.string().nullable(),
  divisions: z.array(divisionCode), weeklyHours: z.number().int().nullable(), feeFen: fen.nullable(),
})
export const venue = z.object({
  ...resource, division: divisionCode.nullable(), town: z.string().nullable(), address: z.string().nullable(), capacity: z.number().int(),
  equipment: z.array(z.object({ name: z.string(), count: z.number().int() })), contact: z.string().nullable(), phone: z.string().nullable(),
})

const formOfEither = {
  code: codeLine(30).nullable(), name: line(60), unitName: line(80).nullable(), occupationIds: z.array(id).max(60), windows: z.array(openingWindow).max(30),
  /** Absent: stays as it is (an answer shows it masked only); null: removed. */
  phone: phone.nullable().optional(), remark: paragraph(500).nullable(),
}
const window = openingWindow.refine((one) => one.from < one.to, { error: 'ends before it begins' })
export const trainerForm = z.object({
  ...formOfEither, windows: z.array(window).max(30), gender: z.enum(['male', 'female']).nullable(), level: skillLevel.nullable(), honour: line(60).nullable(),
  divisions: z.array(divisionCode).max(200), weeklyHours: z.number().int().min(1).max(80).nullable(), feeFen: fen.nullable(),
})
export const venueForm = z.object({
  ...formOfEither, windows: z.array(window).max(30), division: divisionCode.nullable(), town: line(40).nullable(), address: line(120).nullable(),
  capacity: z.number().int().min(1).max(2_000), equipment: z.array(z.object({ name: line(40), count: z.number().int().min(1).max(100_000) })).max(100),
  contact: line(40).nullable().optional(),
})

const listQuery = pageQuery.extend({ q: z.string().trim().max(40).optional(), occupationId: many(id), division: divisionCode.optional(), active: z.enum(['true', 'false']).optional() })
const trainersQuery = listQuery.extend({ sort: z.enum(['entered', 'newest', 'name', 'level']).default('entered') })
const venuesQuery = listQuery.extend({ sort: z.enum(['entered', 'newest', 'name', 'capacity']).default('entered') })
/** Seven days from `from`. Whose class it is, only where the caller may know. */
const weekQuery = z.object({ from: day })
const week = z.object({
  from: day, windows: z.array(openingWindow),
  taken: z.array(z.object({ startsAt: instant, endsAt: instant, classId: id.nullable(), title: z.string().nullable(), topic: z.string().nullable() })),
})
const activation = z.object({ active: z.boolean() })
const trainerId = z.object({ trainerId: id })
const venueId = z.object({ venueId: id })
const mayRead = { staff: 'training.plan.read' } as const
const mayManage = { staff: 'training.resource.manage' } as const

export const resourcesRoutes = {
  listTrainers: route({ name: 'training.list-trainers', method: 'GET', path: '/api/training/trainers', summary: 'Trainers of my range and those shared by units above', audience: mayRead, query: trainersQuery, response: pageOf(trainer.extend({ figures: trainerFigures.nullable(), upcoming: z.number().int() })) }),
  getTrainer: route({ name: 'training.get-trainer', method: 'GET', path: '/api/training/trainers/:trainerId', summary: 'One trainer with how they are judged', audience: mayRead, params: trainerId, response: trainer.extend({ figures: trainerFigures.nullable(), classes: z.array(z.object({ id, number: z.string(), title: z.string(), state: z.string(), firstDay: day.nullable() })) }) }),
  getTrainerWeek: route({ name: 'training.get-trainer-week', method: 'GET', path: '/api/training/trainers/:trainerId/week', summary: 'When a trainer is free and taken', audience: mayRead, params: trainerId, query: weekQuery, response: week }),
  createTrainer: route({ name: 'training.create-trainer', method: 'POST', path: '/api/training/trainers', summary: 'Adds a trainer', audience: mayManage, body: trainerForm, response: trainer, refusals: ['training.resource-code-taken', 'training.occupation-unknown'] }),
  editTrainer: route({ name: 'training.edit-trainer', method: 'PUT', path: '/api/training/trainers/:trainerId', summary: 'Edits a trainer of my range', audience: mayManage, params: trainerId, body: trainerForm.extend({ updatedAt: instant }), response: trainer, refusals: ['training.resource-code-taken', 'training.occupation-unknown', 'platform.changed-meanwhile'] }),
  setTrainerActive: route({ name: 'training.set-trainer-active', method: 'POST', path: '/api/training/trainers/:trainerId/active', summary: 'Takes a trainer out of planning, or back in', audience: mayManage, params: trainerId, body: activation, response: trainer, refusals: ['training.resource-in-use'] }),
  listVenues: route({ name: 'training.list-venues', method: 'GET', path: '/api/training/venues', summary: 'Venues of my range and those shared by units above', audience: mayRead, query: venuesQuery, response: pageOf(venue.extend({ upcoming: z.number().int() })) }),
  getVenue: route({ name: 'training.get-venue', method: 'GET', path: '/api/training/venues/:venueId', summary: 'One venue', audience: mayRead, params: venueId, response: venue }),
  getVenueWeek: route({ name: 'training.get-venue-week', method: 'GET', path: '/api/training/venues/:venueId/week', summary: 'When a venue is free and taken', audience: mayRead, params: venueId, query: weekQuery, response: week }),
  createVenue: route({ name: 'training.create-venue', method: 'POST', path: '/api/training/venues', summary: 'Adds a venue', audience: mayManage, body: venueForm, response: venue, refusals: ['training.resource-code-taken', 'training.occupation-unknown'] }),
  editVenue: route({ name: 'training.edit-venue', method: 'PUT', path: '/api/training/venues/:venueId', summary: 'Edits a venue of my range', audience: mayManage, params: venueId, body: venueForm.extend({ updatedAt: instant }), response: venue, refusals: ['training.resource-code-taken', 'training.occupation-unknown', 'platform.changed-meanwhile'] }),
  setVenueActive: route({ name: 'training.set-venue-active', method: 'POST', path: '/api/training/venues/:venueId/active', summary: 'Takes a venue out of planning, or back in', audience: mayManage, params: venueId, body: activation, response: venue, refusals: ['training.resource-in-use'] }),
}

export const resourcesRefusals = {
  'training.resource-code-taken': { zh: '这个编号已经有人用了，请换一个编号，或直接修改原来那一条。', en: 'This code is taken. Choose another, or edit the entry that has it.' },
  'training.resource-in-use': { zh: '还有没上完的课排在这里，暂时不能停用。请先把这些课改到别处。', en: 'Sessions still to come are booked here, so it cannot be retired. Move them first.' },
  'training.occupation-unknown': { status: 422, zh: '所选工种不在工种表里，可能刚被停用。请重新选择工种。', en: 'That occupation is not in the list; it may just have been retired. Choose again.' },
} as const satisfies Record<string, RefusalText>
