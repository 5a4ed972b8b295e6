import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { codeLine, rawLine, day, divisionCode, id, instant, line, maskedPerson, pageOf, pageQuery, paragraph, phone } from './shapes.ts'

export const registryRefusals = {
  'units.code-taken': { status: 409, zh: '组织编码或统一社会信用代码已有单位在用，请核对。', en: 'Another unit has this code or credit code. Check it.' },
  'units.wrong-credit-code': { status: 422, zh: '统一社会信用代码不对（GB 32100，18 位，末位是校验码），请对照证照填写。', en: 'The unified social credit code is wrong (GB 32100, 18 characters, the last one checks). Copy it from the certificate.' },
  'units.unknown-division': { status: 422, zh: '没有这个行政区划代码，请从列表里选。', en: 'There is no such division code. Choose one from the list.' },
  'units.into-itself': { status: 422, zh: '不能把单位移到它自己或它的下级之下，请另选上级。', en: 'A unit cannot move below itself. Choose another parent.' },
  'units.move-under-way': { status: 409, zh: '这个单位正在换上级，等这一次办完再改。', en: 'This unit is being moved already. Wait until that is done.' },
  'units.dates-wrong': { status: 422, zh: '生效日期不能早于上一次变更，也不能晚于今天。', en: 'The date must not lie before the last change, nor after today.' },
  'units.has-children': { status: 409, zh: '下面还有单位，请先移走或撤销下级。', en: 'There are units below it. Move or dissolve them first.' },
  'units.has-people': { status: 409, zh: '还有人或有效身份挂在这个单位，请先转走。', en: 'People or roles still hang on this unit. Move them first.' },
  'units.dissolved': { status: 409, zh: '这个单位已撤销，只能查看。', en: 'This unit has been dissolved and can only be read.' },
  'units.not-then': { status: 404, zh: '这一天还没有这个单位，或者已经撤销，请换个日期。', en: 'On that day this unit was not yet there, or no longer. Choose another day.' },
  'units.root-exists': { status: 409, zh: '最上级的总工会已经有了，只能有一个。', en: 'There is a root federation already, and there is only one.' },
  'people.elsewhere': { status: 409, zh: '这个手机号或证件号已登记在其他单位，这里办不了。请本人在手机「我」里改好单位，或走转会、换号手续。', en: 'This phone or ID number is on record elsewhere, so it cannot be served here. The person can correct their unit under “Me” on the phone, or start a transfer or a change of number.' },
  'people.name-differs': { status: 409, zh: '这个手机号登记的不是这个姓名，请核对姓名或手机号。', en: 'This phone is on record under another name. Check the name or the number.' },
  'people.phone-is-login': { status: 409, zh: '这是本人登录用的手机号，要换号请本人在登录页点“手机号换了”，再在“换号申请”里核对身份。', en: 'The person logs in with this number. They ask for the change on the login page; then check their identity under changes of number.' },
  'people.wrong-id-number': { status: 422, zh: '身份证号不对（18 位，出生日期和末位校验码要对得上），请对照证件填写。', en: 'The ID number is wrong (18 characters; birth date and check character must agree). Copy it from the card.' },
  'people.no-such-datum': { status: 404, zh: '这个人没有登记这一项。', en: 'Nothing of that kind is on record for this person.' },
  'desk.not-started': { status: 403, zh: '还没开始为这位职工代办，或代办已超时，请在窗口页面重新开始。', en: 'No assisted session is open for this worker, or it has run out. Begin it again at the desk page.' },
  'imports.not-a-file': { status: 400, zh: '没有收到文件，请选择一个 xlsx 或 csv 文件再上传。', en: 'No file arrived. Choose an xlsx or csv file and upload again.' },
  'imports.unreadable': { status: 422, zh: '这个文件读不了或不安全，请另存为 xlsx 或 csv 再上传。', en: 'This file cannot be read or is not safe. Save it as xlsx or csv and upload again.' },
  'imports.in-use': { status: 409, zh: '导入的内容已经有别的记录在用，不能整体撤回。', en: 'Other records already hang on what was imported; it cannot be taken back as a whole.' },
  'imports.busy': { status: 409, zh: '这份文件正在处理，请等它做完或先取消。', en: 'This file is being worked on. Wait until that ends, or cancel it first.' },
  'imports.not-done': { status: 409, zh: '这次导入没有写入，或已经撤回。', en: 'This import wrote nothing, or was taken back already.' },
  'occupations.name-taken': { status: 409, zh: '已有同名的工种。', en: 'There is an occupation of this name.' },
  'occupations.word-taken': { status: 409, zh: '这个说法已经归到另一个工种，请先从那里删掉。', en: 'This word already means another occupation. Remove it there first.' },
} as const satisfies Record<string, RefusalText>

export const unitKind = z.enum(['federation', 'union', 'joint-union', 'industry-union', 'enterprise', 'social-organisation', 'school', 'department', 'bank', 'training-body'])
export const unitLevel = z.enum(['province', 'city', 'county', 'town'])
export const unit = z.object({
  id, code: z.string().nullable(), kind: unitKind, level: unitLevel.nullable(), name: z.string(), parentId: id.nullable(), division: z.string().nullable(), divisionName: z.string().nullable(),
  creditCode: z.string().nullable(), industry: z.string().nullable(), staff: z.number().int().nullable(), foundedOn: day.nullable(), dissolvedOn: day.nullable(), revision: z.number().int(),
})
export const unitVersion = z.object({ name: z.string(), kind: unitKind, parentId: id.nullable(), parentName: z.string().nullable(), division: z.string().nullable(), from: day, until: day.nullable(), reason: z.string() })
const unitRef = z.object({ id, name: z.string() })
/** The unit's last move, unless it was made: how far it has come, or why it was not. */
export const unitMove = z.object({ state: z.enum(['under-way', 'stopped', 'refused']), parentName: z.string(), askedAt: instant, done: z.number().int(), total: z.number().int().nullable(), refusal: z.object({ zh: z.string(), en: z.string() }).nullable() })
export const unitRecord = z.object({
  unit, asOf: day.nullable(), move: unitMove.nullable(), path: z.array(unitRef), children: z.number().int(), people: z.number().int(),
  /** At it and below it, on the day. */
  members: z.number().int(),
  successor: unitRef.nullable(), origin: unitRef.nullable(), tookIn: z.array(unitRef), splitOff: z.array(unitRef),
  /** The merger, split or dissolution that is under way. */
  changing: id.nullable(),
  contact: maskedPerson.omit({ id: true }).nullable(), versions: z.array(unitVersion),
})
export const unitDetails = z.object({
  code: codeLine(40).nullable(), level: unitLevel.nullable(), creditCode: rawLine(18).nullable(), industry: line(40).nullable(), staff: z.number().int().min(0).max(10_000_000).nullable(), foundedOn: day.nullable(),
  contactName: line(40).nullable(), contactPhone: phone.nullable(),
}).partial()

const byId = z.object({ id })
const change = z.object({ from: day, reason: paragraph(300).min(2) })

export const unitRoutes = {
  list: route({
    name: 'units.list', method: 'GET', path: '/api/units', summary: 'Units in range: by parent, by kind, by the beginning or a part of the name, as the tree stood on a day, or those of a unit and all below it that had members of their own at the end of a month.', audience: { staff: 'units.read' },
    query: pageQuery.extend({ parentId: id.optional(), q: z.string().trim().max(60).optional(), kind: unitKind.optional(), division: divisionCode.optional(), dissolved: z.stringbool().default(false), asOf: day.optional(), below: id.optional(), withMembers: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional(), sort: z.enum(['tree', 'name', 'staff', 'newest']).default('tree') }), response: pageOf(unit.extend({ children: z.number().int() })),
  }),
  get: route({ name: 'units.get', method: 'GET', path: '/api/units/:id', summary: 'One unit with its path, its history and how much hangs on it; today, or as it stood on a day.', audience: { staff: 'units.read' }, params: byId, query: z.object({ asOf: day.optional() }), response: unitRecord, refusals: ['units.not-then'] }),
  create: route({
    name: 'units.create', method: 'POST', path: '/api/units', summary: 'Makes a unit below another.', audience: { staff: 'units.manage' },
    body: unitDetails.extend({ parentId: id, kind: unitKind, name: line(80), division: divisionCode.nullable().default(null), from: day.optional() }), response: unit,
    refusals: ['units.code-taken', 'units.wrong-credit-code', 'units.unknown-division', 'units.dissolved', 'units.dates-wrong'],
  }),
  edit: route({
    name: 'units.edit', method: 'PUT', path: '/api/units/:id', summary: 'Corrects details that have no history.', audience: { staff: 'units.manage' }, params: byId,
    body: unitDetails.extend({ revision: z.number().int() }), response: unit, refusals: ['units.code-taken', 'units.wrong-credit-code', 'platform.changed-meanwhile'],
  }),
  rename: route({
    name: 'units.rename', method: 'POST', path: '/api/units/:id/rename', summary: 'A new name, kind or division from a day on; the old one stays in the history.', audience: { staff: 'units.manage' }, params: byId,
    body: change.extend({ name: line(80).optional(), kind: unitKind.optional(), division: divisionCode.nullable().optional() }), response: unit, refusals: ['units.dates-wrong', 'units.unknown-division', 'units.dissolved'],
  }),
  move: route({
    name: 'units.move', method: 'POST', path: '/api/units/:id/move', summary: 'A unit comes under another parent, with everything below it. A job makes the move; units.get says how far it has come.', audience: { staff: 'units.manage' }, params: byId,
    body: change.extend({ parentId: id }), response: unit, refusals: ['units.into-itself', 'units.dates-wrong', 'units.dissolved', 'units.move-under-way'],
  }),
  suggest: route({
    name: 'units.suggest', method: 'GET', path: '/api/units/suggest', summary: 'Units by a part of their name, for a field where a person says where they work.', audience: { session: true },
    query: z.object({ q: z.string().trim().min(2).max(60), kind: unitKind.optional() }), response: z.object({ rows: z.array(z.object({ id, name: z.string(), kind: unitKind, parentName: z.string().nullable() })) }), limit: 240,
  }),
  divisions: route({
    name: 'divisions.list', method: 'GET', path: '/api/divisions', summary: 'Divisions below one (GB/T 2260); the provinces for none.', audience: { public: true },
    query: z.object({ below: divisionCode.optional() }), response: z.object({ rows: z.array(z.object({ code: divisionCode, name: z.string() })) }),
  }),
}

export const personRow = maskedPerson.extend({
  id, standing: z.enum(['contact', 'own', 'real-name']), unitId: id, unitName: z.string(), idNumber: z.string().nullable(), gender: z.enum(['male', 'female']).nullable(), birthYear: z.number().int().nullable(),
  division: z.string().nullable(), divisionName: z.string().nullable(), revision: z.number().int(),
  /** The record that was kept when this one gave way to it. */
  mergedInto: id.nullable(),
  /** The day on which the person was erased at their own wish: nothing of them is left but what law keeps. */
  erasedOn: day.nullable(),
})
const personEdit = z.object({ name: line(40).optional(), unitId: id.optional(), division: divisionCode.nullable().optional(), gender: z.enum(['male', 'female']).nullable().optional(), birthYear: z.number().int().min(1900).max(2100).nullable().optional() })

export const peopleRoutes = {
  search: route({
    name: 'people.search', method: 'GET', path: '/api/people', summary: 'People in range, by two or more characters of the name, by phone or by ID number.', audience: { staff: 'people.read' },
    query: pageQuery.extend({ name: z.string().trim().min(2).max(40).optional(), unitId: id.optional(), standing: z.enum(['contact', 'own', 'real-name']).optional(), sort: z.enum(['entered', 'newest']).default('entered') }), response: pageOf(personRow),
  }),
  find: route({
    name: 'people.find', method: 'POST', path: '/api/people/find', summary: 'The person in range with this phone or ID number; in the body, so that no log keeps the number.', audience: { staff: 'people.read' },
    body: z.object({ phone: phone.optional(), idNumber: z.string().max(30).optional() }), response: z.object({ person: personRow.nullable() }), safe: true,
  }),
  get: route({ name: 'people.get', method: 'GET', path: '/api/people/:id', summary: 'One person, masked.', audience: { staff: 'people.read' }, params: byId, response: personRow }),
  create: route({
    name: 'people.create', method: 'POST', path: '/api/people', summary: 'Adds a contact: name and phone at a unit.', audience: { staff: 'people.manage' },
    body: z.object({ name: line(40), phone, unitId: id }), response: personRow, refusals: ['people.elsewhere', 'people.name-differs'],
  }),
  edit: route({
    name: 'people.edit', method: 'PUT', path: '/api/people/:id', summary: 'Corrects a person’s record.', audience: { staff: 'people.manage' }, params: byId,
    body: personEdit.extend({ revision: z.number().int(), phone: phone.nullable().optional() }), response: personRow, refusals: ['people.elsewhere', 'people.erased', 'people.phone-is-login', 'platform.changed-meanwhile', 'units.unknown-division'],
  }),
  setRealName: route({
    name: 'people.set-real-name', method: 'POST', path: '/api/people/:id/real-name', summary: 'Records name and ID number from the card; the contact becomes a person of the register.', audience: { staff: 'people.manage' }, params: byId,
    body: z.object({ name: line(40), idNumber: z.string().trim().max(30) }), response: personRow, refusals: ['people.wrong-id-number', 'people.elsewhere', 'people.erased'],
  }),
  reveal: route({
    name: 'people.reveal', method: 'POST', path: '/api/people/:id/reveal', summary: 'One datum in clear, for a stated reason; leaves an audit entry.', audience: { staff: 'people.reveal' }, params: byId,
    body: z.object({ field: z.enum(['name', 'phone', 'id-number']), reason: paragraph(300).min(2) }), response: z.object({ value: z.string() }), refusals: ['people.no-such-datum'], safe: true, limit: 60,
  }),
  editOwn: route({
    name: 'people.edit-own', method: 'POST', path: '/api/me', summary: 'A worker gives or corrects own name, unit and place.', audience: { worker: true }, body: personEdit, response: personRow, refusals: ['units.unknown-division'],
  }),
}

export const deskRoutes = {
  findPerson: route({
    name: 'desk.find-person', method: 'POST', path: '/api/desk/find-person', summary: 'Who stands at the desk: people in range by phone, or by two or more characters of the name; masked.', audience: { staff: 'desk.assist' },
    body: z.object({ phone: phone.optional(), name: z.string().trim().min(2).max(40).optional() }), response: z.object({ rows: z.array(personRow) }), safe: true, limit: 120,
  }),
  start: route({
    name: 'desk.start', method: 'POST', path: '/api/desk/start', summary: 'Begins an assisted session (代办) for a person in range, found or made by phone and name. Worker routes then take the header Guildhall-On-Behalf-Of.', audience: { staff: 'desk.assist' },
    body: z.union([z.object({ personId: id }), z.object({ name: line(40), phone, code: z.string().regex(/^\d{6}$/).optional() })]), response: z.object({ personId: id, person: personRow, created: z.boolean() }),
    refusals: ['people.elsewhere', 'people.erased', 'people.name-differs', 'login.wrong-code', 'login.locked'],
  }),
  askConsent: route({
    name: 'desk.ask-consent', method: 'POST', path: '/api/desk/ask-consent', summary: 'Sends a code to the phone of somebody at the window whom its range does not reach; with the code they read out, desk.start serves them. The answer tells nothing of who has the number.',
    audience: { staff: 'desk.assist' }, body: z.object({ phone }), response: z.object({ validSeconds: z.number().int(), againInSeconds: z.number().int() }), refusals: ['login.wait-for-code'], limit: 30, safe: true,
  }),
  end: route({ name: 'desk.end', method: 'POST', path: '/api/desk/end', summary: 'Ends the assisted session.', audience: { staff: 'desk.assist' }, body: z.object({ personId: id }), response: 'none', safe: true }),
}

export const importKind = z.enum(['units', 'members', 'needs', 'trainers', 'venues', 'classes', 'evaluations', 'templates'])
/** Kinds of which there is a blank sheet to fill in. */
export const blankSheetKind = z.enum(['templates'])
export const importRejection = z.object({ sheet: z.string(), row: z.number().int(), column: z.string().nullable(), code: z.string(), message: z.string() })
export const importRun = z.object({
  id, kind: importKind, fileName: z.string(), state: z.enum(['previewed', 'done', 'undone']), importedAt: instant, undoneAt: instant.nullable(),
  read: z.number().int(), accepted: z.number().int(), repaired: z.record(z.string(), z.number().int()), warned: z.record(z.string(), z.number().int()), rejected: z.number().int(),
  /** What was written: new, and known before (brought up to date or left alone). Null for a preview. */
  written: z.object({ created: z.number().int(), known: z.number().int() }).nullable(),
})
/** One cell that was corrected on the way in. Phones and names are masked; the workbook for the file's author has them in full. */
export const importRepair = z.object({ sheet: z.string(), row: z.number().int(), column: z.string(), kind: z.string(), what: z.string(), from: z.string(), to: z.string() })
/** `skippedSheets`: the sheets that were not read, being hidden or without a header that is understood. */
export const importReport = importRun.extend({ skippedSheets: z.array(z.object({ sheet: z.string(), reason: z.enum(['hidden', 'no-header']) })), rejections: z.array(importRejection), warnings: z.array(importRejection), repairs: z.array(importRepair) })

/** A file that somebody has brought and not yet taken in: kept sealed for a day, seen by who brought it. `jobId` reads or writes it; watch it with `jobs.get`. */
export const importDraft = z.object({ id, kind: importKind, fileName: z.string(), jobId: id, writing: z.boolean(), createdAt: instant })
/** What the job of a draft gives back. A file that was written leaves no draft. */
export const importJobResult = z.object({ importId: id.nullable(), draftId: id.nullable(), refused: z.object({ zh: z.string(), en: z.string() }).nullable() })

export const importRoutes = {
  list: route({ name: 'imports.list', method: 'GET', path: '/api/imports', summary: 'Files that came in.', audience: { staff: 'imports.manage' }, query: pageQuery.extend({ kind: importKind.optional() }), response: pageOf(importRun) }),
  get: route({ name: 'imports.get', method: 'GET', path: '/api/imports/:id', summary: 'The report of one import.', audience: { staff: 'imports.manage' }, params: byId, response: importReport }),
  rejected: route({ name: 'imports.rejected', method: 'GET', path: '/api/imports/:id/rejected.xlsx', summary: 'The rejected rows as a workbook that says for each what to do.', audience: { staff: 'imports.manage' }, params: byId, response: 'file' }),
  blankSheet: route({ name: 'imports.blank-sheet', method: 'GET', path: '/api/import-sheets/:kind', summary: 'A blank sheet to fill in and bring back: the columns, what belongs in each, an example.', audience: { staff: 'imports.manage' }, params: z.object({ kind: blankSheetKind }), response: 'file' }),
  undo: route({ name: 'imports.undo', method: 'POST', path: '/api/imports/:id/undo', summary: 'Takes an import back while nothing hangs on it.', audience: { staff: 'imports.manage' }, params: byId, response: importRun, refusals: ['imports.in-use', 'imports.not-done'] }),
  drafts: route({ name: 'imports.list-drafts', method: 'GET', path: '/api/import-drafts', summary: 'Files that I brought and that are not taken in yet.', audience: { staff: 'imports.manage' }, response: z.object({ rows: z.array(importDraft) }) }),
  begin: route({ name: 'imports.begin', method: 'POST', path: '/api/import-drafts/:kind', summary: 'Takes a file (multipart/form-data) and reads it as a job; the report then says what would happen.', audience: { staff: 'imports.manage' }, params: z.object({ kind: importKind }), response: importDraft, refusals: ['imports.not-a-file'] }),
  confirm: route({ name: 'imports.confirm', method: 'POST', path: '/api/import-drafts/:id/confirm', summary: 'Writes a file that was looked at, as a job: every sound row, or after an error or a cancellation none.', audience: { staff: 'imports.manage' }, params: byId, response: importDraft, refusals: ['imports.busy'] }),
  discard: route({ name: 'imports.discard', method: 'POST', path: '/api/import-drafts/:id/discard', summary: 'Forgets a file that was looked at.', audience: { staff: 'imports.manage' }, params: byId, response: 'none', refusals: ['imports.busy'] }),
  previewUnits: route({ name: 'imports.preview-units', method: 'POST', path: '/api/imports/units/preview', summary: 'Reads a file of units and says what would happen; writes no unit.', audience: { staff: 'units.manage' }, response: importReport, refusals: ['imports.not-a-file', 'imports.unreadable', 'units.code-taken'] }),
  importUnits: route({ name: 'imports.units', method: 'POST', path: '/api/imports/units', summary: 'Imports a file of units.', audience: { staff: 'units.manage' }, response: importReport, refusals: ['imports.not-a-file', 'imports.unreadable', 'units.code-taken'] }),
}

export const occupationCategory = z.enum(['machining', 'electrical-care', 'logistics', 'service'])
export const synonym = z.object({ id, word: z.string(), source: z.enum(['seed', 'clerk', 'correction']), weight: z.number() })
export const occupation = z.object({ id, name: z.string(), code: z.string().nullable(), codeSource: z.string().nullable(), category: occupationCategory, active: z.boolean() })
export const occupationRoutes = {
  list: route({ name: 'occupations.list', method: 'GET', path: '/api/occupations', summary: 'Occupations to choose from.', audience: { public: true }, response: z.object({ rows: z.array(occupation) }) }),
  get: route({ name: 'occupations.get', method: 'GET', path: '/api/occupations/:id', summary: 'One occupation with the words people use for it.', audience: { staff: 'occupations.manage' }, params: byId, response: occupation.extend({ synonyms: z.array(synonym) }) }),
  create: route({
    name: 'occupations.create', method: 'POST', path: '/api/occupations', summary: 'Adds an occupation; a code only with the source it is taken from.', audience: { staff: 'occupations.manage' },
    body: z.object({ name: line(30), category: occupationCategory, code: codeLine(20).nullable().default(null), codeSource: line(100).nullable().default(null) }).refine((value) => (value.code === null) === (value.codeSource === null), { path: ['codeSource'], error: 'a code needs its source' }),
    response: occupation, refusals: ['occupations.name-taken'],
  }),
  addSynonym: route({ name: 'occupations.add-synonym', method: 'POST', path: '/api/occupations/:id/synonyms', summary: 'Adds a word that people use.', audience: { staff: 'occupations.manage' }, params: byId, body: z.object({ word: line(30) }), response: synonym, refusals: ['occupations.word-taken'] }),
  listOtherTrades: route({ name: 'occupations.list-other-trades', method: 'GET', path: '/api/other-trades', summary: 'Words that name a trade which is none of ours.', audience: { staff: 'occupations.manage' }, response: z.object({ words: z.array(synonym) }) }),
  addOtherTrade: route({ name: 'occupations.add-other-trade', method: 'POST', path: '/api/other-trades', summary: 'Says that a word names a trade which is none of ours.', audience: { staff: 'occupations.manage' }, body: z.object({ word: line(30) }), response: synonym, refusals: ['occupations.word-taken'] }),
  removeOtherTrade: route({ name: 'occupations.remove-other-trade', method: 'DELETE', path: '/api/other-trades/:synonymId', summary: 'Removes such a word.', audience: { staff: 'occupations.manage' }, params: z.object({ synonymId: id }), response: 'none', safe: true }),
  removeSynonym: route({ name: 'occupations.remove-synonym', method: 'DELETE', path: '/api/occupations/:id/synonyms/:synonymId', summary: 'Removes a word.', audience: { staff: 'occupations.manage' }, params: byId.extend({ synonymId: id }), response: 'none', safe: true }),
}
