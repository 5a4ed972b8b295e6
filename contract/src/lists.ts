import { z } from 'zod'
import { withoutNumbers } from './free-words.ts'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { id, instant, line } from './shapes.ts'

/**
 * The lists of the console and the columns that each can show, in their order. Screen and workbook name them alike, so what a reader put away on the screen is not in
 * the workbook either.
 */
export const listColumns = {
  'training.needs': ['number', 'who', 'occupation', 'level', 'place', 'seats', 'windows', 'wanted', 'words', 'state', 'asked', 'class'],
  'training.plans': ['name', 'state', 'people', 'when', 'trainer', 'venue', 'agree', 'deadline', 'occupation', 'updated'],
  'training.classes': ['name', 'state', 'seats', 'next', 'progress', 'percent', 'leaves', 'trainer', 'venue', 'occupation', 'days', 'head'],
  'training.certificates': ['number', 'holder', 'state', 'award', 'class', 'issued', 'until', 'checks', 'issuer'],
  'training.trainers': ['name', 'occupations', 'level', 'fee', 'rating', 'ahead', 'phone', 'hours'],
  'training.courses': ['name', 'classes', 'people', 'mean', 'satisfied', 'trend', 'passed', 'below', 'last'],
  'training.venues': ['name', 'capacity', 'fits', 'equipment', 'ahead', 'place', 'contact'],
  'training.templates': ['name', 'for', 'unit', 'hours', 'seats', 'cost', 'days', 'classes', 'equipment', 'updated'],
  'window.cases': ['unit', 'number', 'item', 'state', 'deadline', 'counter', 'assisted', 'asked', 'due', 'decided', 'visits', 'stars'],
  'registry.people': ['name', 'phone', 'unit', 'standing', 'idNumber', 'gender', 'birthYear'],
  'registry.members': ['name', 'phone', 'unit', 'since', 'level', 'occupation', 'gender', 'birthYear', 'employment', 'education'],
  'coverage.employers': ['name', 'people', 'union', 'state', 'owner', 'next', 'kind', 'place', 'creditCode', 'industry', 'code'],
  'membership.applications': ['number', 'person', 'union', 'state', 'deadline', 'work', 'identity', 'applied'],
  'registry.units': ['name', 'kind', 'place', 'code', 'below', 'creditCode', 'industry', 'staff', 'founded'],
  'registry.accounts': ['name', 'unit', 'roles', 'last', 'state', 'totp', 'created'],
  'registry.terms': ['name', 'state', 'due', 'chair', 'term', 'elected', 'above', 'members', 'reminded'],
  'founding.foundings': ['name', 'state', 'founders', 'people', 'deadline', 'held', 'federation', 'updated'],
  'venues.positions': ['name', 'kind', 'place', 'open', 'rooms', 'bookings', 'visits', 'line', 'state'],
  'lectures.lecturers': ['name', 'fields', 'place', 'lectures', 'ahead', 'held', 'rating', 'state'],
  'lectures.lectures': ['title', 'field', 'lecturer', 'audience', 'length', 'state', 'rating', 'updated'],
  'childcare.classes': ['title', 'unit', 'days', 'ages', 'places', 'cost', 'state'],
  'library.books': ['title', 'category', 'readers', 'state', 'read', 'published', 'updated'],
  'lectures.orders': ['number', 'lecture', 'unit', 'state', 'when', 'lecturer', 'people', 'place', 'due', 'ordered'],
  'platform.audit': ['at', 'action', 'who', 'why', 'subject', 'details'],
} as const satisfies Record<string, readonly string[]>
export type ListName = keyof typeof listColumns
export type ColumnOf<L extends ListName> = (typeof listColumns)[L][number]
export const listName = z.enum(Object.keys(listColumns) as [ListName, ...ListName[]])

/** What a filter holds: the id of a thing stays whole, words lose the numbers of people, for a view outlives the search. */
const filterWords = z.string().max(300).overwrite((words) => (id.safeParse(words).success ? words : withoutNumbers(words)))
const scalar = z.union([filterWords, z.number(), z.boolean()])
const values = z.record(z.string().max(40), z.union([scalar, z.array(scalar).max(50)]))
const small = { error: 'too much to keep' }
/** Filters, order, columns and density as they stand in the address. */
export const listState = values.refine((state) => JSON.stringify(state).length <= 4_000, small)
const column = z.string().max(30).regex(/^[A-Za-z][A-Za-z.-]*$/)

export const listView = z.object({ id, name: z.string(), state: listState, shared: z.boolean(), own: z.boolean(), by: z.string().nullable() })
/** How one account likes a list: null columns are the usual ones. */
export const listLook = z.object({ columns: z.array(column).max(40).nullable(), dense: z.boolean(), defaultViewId: id.nullable() })

export const listExport = z.object({
  id, list: listName, jobId: id, state: z.enum(['waiting', 'running', 'ready', 'refused', 'failed', 'cancelled', 'expired']), reason: z.string(),
  done: z.number().int(), total: z.number().int().nullable(), rows: z.number().int().nullable(), fileName: z.string().nullable(), refused: z.object({ zh: z.string(), en: z.string() }).nullable(),
  createdAt: instant, readyAt: instant.nullable(), expiresAt: instant.nullable(),
})

/** The permission of these routes is that of the list itself: whoever reads it keeps views of it, and takes it away if the list allows that. */
const audience = { session: true } as const
const ofList = z.object({ list: listName })
const ofView = z.object({ viewId: id })
const ofExport = z.object({ exportId: id })

/**
 * Views are filtered by names and phones, and no stored answer may hold those, so the routes that keep them are `safe`: sent twice, the name is taken.
 */
export const listRoutes = {
  get: route({ name: 'lists.get-views', method: 'GET', path: '/api/lists/:list', summary: 'Saved views of a list: mine, and those shared in my unit; how I like it; whether I may export it.', audience, params: ofList,
    response: z.object({ views: z.array(listView), look: listLook, mayExport: z.boolean() }) }),
  saveView: route({ name: 'lists.save-view', method: 'POST', path: '/api/lists/:list/views', summary: 'Keeps a view under a name.', audience, params: ofList,
    body: z.object({ name: line(40), state: listState, shared: z.boolean().default(false) }), response: listView, refusals: ['lists.view-name-taken', 'lists.too-many-views'], safe: true }),
  changeView: route({ name: 'lists.change-view', method: 'PUT', path: '/api/list-views/:viewId', summary: 'Renames a view of mine, keeps another state under it, shares it or no longer.', audience, params: ofView,
    body: z.object({ name: line(40).optional(), state: listState.optional(), shared: z.boolean().optional() }), response: listView, refusals: ['lists.view-name-taken'], safe: true }),
  deleteView: route({ name: 'lists.delete-view', method: 'DELETE', path: '/api/list-views/:viewId', summary: 'Removes a view of mine.', audience, params: ofView, response: 'none' }),
  setLook: route({ name: 'lists.set-look', method: 'PUT', path: '/api/lists/:list/look', summary: 'Remembers columns and density of a list, and with which view I begin.', audience, params: ofList, body: listLook.partial(), response: listLook }),

  export: route({ name: 'lists.export', method: 'POST', path: '/api/lists/:list/exports', summary: 'Writes a list as a workbook, as a job: filtered, sorted, with the chosen columns, masked as on the screen.', audience, params: ofList, limit: 20,
    body: z.object({
      /** As the list’s own route takes it. */
      filter: values, columns: z.array(column).min(1).max(40), only: z.array(id).min(1).max(500).optional(), reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }), language: z.enum(['zh', 'en']).default('zh'),
    }), response: listExport, refusals: ['lists.column-unknown', 'lists.export-busy'] }),
  listExports: route({ name: 'lists.list-exports', method: 'GET', path: '/api/list-exports', summary: 'What I have exported in the last days.', audience, response: z.object({ rows: z.array(listExport) }) }),
  getExport: route({ name: 'lists.get-export', method: 'GET', path: '/api/list-exports/:exportId', summary: 'One export of mine and how far it is.', audience, params: ofExport, response: listExport, limit: 240 }),
  download: route({ name: 'lists.download-export', method: 'POST', path: '/api/list-exports/:exportId/download', summary: 'The workbook, while it is kept and its maker still holds the role; noted in the audit log.', audience, params: ofExport, response: 'file', safe: true,
    refusals: ['lists.export-not-ready', 'lists.export-expired', 'lists.role-ended'] }),
} as const

export const listRefusals = {
  'lists.view-name-taken': { status: 409, zh: '你已经有一个叫这个名字的视图，请换个名字，或先删掉旧的。', en: 'You have a view of this name already. Choose another name, or delete the old one first.' },
  'lists.too-many-views': { status: 409, zh: '一张清单最多存 50 个视图，请先删掉不用的。', en: 'A list keeps at most 50 views of yours. Delete one you no longer need.' },
  'lists.column-unknown': { status: 422, zh: '要导出的列里有这张清单没有的，可能页面刚更新过，请刷新后再导出。', en: 'One of the columns does not belong to this list; the page may have been updated. Reload it and export again.' },
  'lists.export-busy': { status: 409, zh: '你已有 3 个导出在做，请等做完一个，或取消一个。', en: 'Three exports of yours are under way. Wait for one to end, or cancel one.' },
  'lists.export-not-ready': { status: 409, zh: '表格还没写好，请看进度，写好会有消息。', en: 'The workbook is not ready yet. Watch its progress; a notice tells you when it is.' },
  'lists.export-expired': { status: 409, zh: '这份表格已过保留期（72 小时），文件已删除。还要用请重新导出。', en: 'This workbook was kept for 72 hours and is gone. Export it again if you still need it.' },
  'lists.export-too-large': { status: 422, zh: '超过 100,000 行，没有导出。请缩小筛选范围后再导出。', en: 'More than 100,000 rows, so nothing was exported. Narrow the filters and export again.' },
  'lists.role-ended': { status: 403, zh: '导出时用的身份已经结束，或不再有这项权限，拿不到这份表格。需要请找管理员授权后重新导出。', en: 'The role with which this was exported has ended or no longer allows it, so nothing is handed out. Ask your administrator, then export again.' },
} as const satisfies Record<string, RefusalText>
