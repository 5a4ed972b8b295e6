import { accountRoutes, auditRoutes, jobRoutes, listRoutes, needsRoutes, noticeRoutes, peopleRoutes, resourcesRoutes, unitRoutes, type AnswerOf, type ListName } from '@guildhall/contract'
import { findInDatabase, startSystem, type Client, type StaffClient, type TestSystem } from '@guildhall/testkit'
import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { startJob, startRunner } from '#platform/jobs'
import { installOccupations } from '#registry'
import { modules } from './modules.ts'
import { refusal } from './journey-cast.ts'

/** Views that are kept, and lists that are taken away: by whom, of what, and what stays behind. Jobs run when the test says so, because much happens in between. */
type Export = AnswerOf<typeof listRoutes.getExport>
type Need = AnswerOf<typeof needsRoutes.listNeeds>['rows'][number]

const clock = manualClock('2026-11-20T09:00:00+08:00')
const columns = ['number', 'who', 'seats', 'words', 'state']
let system: TestSystem
let officer: StaffClient, colleague: StaffClient, stranger: StaffClient, security: StaffClient

beforeAll(async () => {
  system = await startSystem({ clock, jobs: false })
  await system.asService((ctx) => installOccupations(ctx))
  const [county, other] = [await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' }), await system.addUnit({ name: '顺河回族区总工会', level: 'county', division: '410203' })];
  [officer, colleague, stranger, security] = [await system.staff('training-officer', county), await system.staff('training-officer', county), await system.staff('training-officer', other), await system.staff('security-admin')]
  const occupationId = (await system.visitor.call(needsRoutes.needChoices, {})).occupations[0]!.id
  const ask = (client: Client, division: string, nth: number, words: string) => client.call(needsRoutes.recordNeed, {
    source: 'enterprise', unitName: `第${nth}厂`, seats: nth, occupationId, wish: null, words, level: 1, division, town: null, windows: [], earliest: null, latest: null, budget: null, contactName: '𠮷田龘', contactPhone: `1390000${1000 + nth}`,
  })
  for (let nth = 1; nth <= 7; nth++) await ask(officer.client, '410202', nth, nth === 3 ? '=HYPERLINK("http://evil","点我")' : `想学第 ${nth} 门，𠮷龘`)
  await ask(stranger.client, '410203', 50, '别的区的需求')
}, 120_000)

/** Lets everything that waits come to its end. */
async function work(): Promise<void> {
  const runner = await startRunner({ services: system.services, jobsUrl: system.database.jobsUrl, modules, retryDelaySeconds: 0 })
  await runner.settle()
  await runner.stop()
}

const ask = (client: Client, more: Partial<{ filter: Record<string, string | string[]>; columns: string[]; only: string[]; reason: string; language: 'zh' | 'en'; list: ListName }> = {}) =>
  client.call(listRoutes.export, { list: 'training.needs', filter: { sort: 'most-seats' }, columns, reason: '报市总汇总', ...more })

async function fetchBook(client: Client, made: Pick<Export, 'id'>): Promise<exceljs.Worksheet> {
  const file = await client.call(listRoutes.download, { exportId: made.id })
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Buffer.from(file.bytes) as unknown as ArrayBuffer)
  return workbook.worksheets[0]!
}

const valuesOf = (sheet: exceljs.Worksheet, row: number) => (sheet.getRow(row).values as unknown[]).slice(1)

describe('a saved view', () => {
  test('is kept for its account, with all that stands in the address, and opens again', async () => {
    const view = await officer.client.call(listRoutes.saveView, { list: 'training.needs', name: '企业的急事', state: { source: ['enterprise'], sort: 'latest-first', columns: 'number,who', dense: true } })
    expect(view).toMatchObject({ name: '企业的急事', shared: false, own: true, by: null })
    const { views, mayExport } = await officer.client.call(listRoutes.get, { list: 'training.needs' })
    expect(views).toEqual([view])
    expect(mayExport).toBe(true)
    expect((await officer.client.call(listRoutes.get, { list: 'training.plans' })).views).toEqual([])
    expect((await colleague.client.call(listRoutes.get, { list: 'training.needs' })).views).toEqual([])
  })

  test('is seen by whoever acts for the same unit once it is shared, by nobody of another, and changed by its owner alone', async () => {
    const [own] = (await officer.client.call(listRoutes.get, { list: 'training.needs' })).views
    await officer.client.call(listRoutes.changeView, { viewId: own!.id, shared: true })
    const [seen] = (await colleague.client.call(listRoutes.get, { list: 'training.needs' })).views
    expect(seen).toMatchObject({ id: own!.id, own: false, shared: true, by: '测试training-officer' })
    expect((await stranger.client.call(listRoutes.get, { list: 'training.needs' })).views).toEqual([])
    for (const client of [colleague.client, stranger.client]) {
      expect(await refusal(client.call(listRoutes.changeView, { viewId: own!.id, name: '我的了' }))).toBe('platform.not-found')
      expect(await refusal(client.call(listRoutes.deleteView, { viewId: own!.id }))).toBe('platform.not-found')
    }
    expect(await officer.client.call(listRoutes.changeView, { viewId: own!.id, name: '企业的急事，按截止' })).toMatchObject({ name: '企业的急事，按截止', state: own!.state, shared: true })
  })

  test('has a name of its own among one’s views', async () => {
    expect(await refusal(officer.client.call(listRoutes.saveView, { list: 'training.needs', name: '企业的急事，按截止', state: {} }))).toBe('lists.view-name-taken')
    await colleague.client.call(listRoutes.saveView, { list: 'training.needs', name: '企业的急事，按截止', state: {} })
  })

  test('may be the one to begin with, until it is deleted; so may a colleague’s', async () => {
    const [shared] = (await colleague.client.call(listRoutes.get, { list: 'training.needs' })).views
    expect(await colleague.client.call(listRoutes.setLook, { list: 'training.needs', defaultViewId: shared!.id, columns: ['number', 'nonsense'], dense: true })).toEqual({ columns: ['number'], dense: true, defaultViewId: shared!.id })
    expect(await refusal(stranger.client.call(listRoutes.setLook, { list: 'training.needs', defaultViewId: shared!.id }))).toBe('platform.not-found')
    await officer.client.call(listRoutes.deleteView, { viewId: shared!.id })
    expect((await colleague.client.call(listRoutes.get, { list: 'training.needs' })).look).toEqual({ columns: ['number'], dense: true, defaultViewId: null })
  })

  test('of what somebody was looked up by, the database can be searched in vain', async () => {
    await officer.client.call(listRoutes.saveView, { list: 'training.needs', name: '欧阳晴川那几条', state: { q: '13900001007' } })
    expect(await findInDatabase(system.database.ownerUrl, '欧阳晴川', '13900001007')).toEqual([])
  })

  test('of a list that the role does not read cannot be kept; a worker has none', async () => {
    expect(await refusal(security.client.call(listRoutes.saveView, { list: 'training.needs', name: '看看', state: {} }))).toBe('platform.not-allowed')
    expect(await refusal((await system.worker()).client.call(listRoutes.get, { list: 'training.needs' }))).toBe('platform.not-allowed')
  })
})

describe('an order', () => {
  const names = ['张三', '李四', '阿大', '赵六', '钱七']

  beforeAll(async () => {
    const shared = { code: null, unitName: null, occupationIds: [], windows: [], phone: null, remark: null }
    for (const [nth, name] of names.entries()) {
      await officer.client.call(resourcesRoutes.createTrainer, { ...shared, name, gender: null, level: nth % 3, honour: null, divisions: [], weeklyHours: null, feeFen: null })
      await officer.client.call(resourcesRoutes.createVenue, { ...shared, name: `${name}学堂`, division: null, town: null, address: null, capacity: 10 + (nth % 2), equipment: [], contact: null })
      await officer.client.call(peopleRoutes.create, { name, phone: `1380000${2000 + nth}`, unitId: officer.unit.id })
      await system.addUnit({ name: `${name}厂`, kind: 'enterprise', parent: officer.unit })
    }
  })

  const ask = { units: (query: object) => officer.client.call(unitRoutes.list, query), trainers: (query: object) => officer.client.call(resourcesRoutes.listTrainers, query), venues: (query: object) => officer.client.call(resourcesRoutes.listVenues, query), people: (query: object) => officer.client.call(peopleRoutes.search, query) }
  test.each([
    ['units', 'tree'], ['units', 'name'], ['units', 'staff'], ['units', 'newest'], ['trainers', 'entered'], ['trainers', 'newest'], ['trainers', 'name'], ['trainers', 'level'],
    ['venues', 'name'], ['venues', 'capacity'], ['people', 'entered'], ['people', 'newest'],
  ] as const)('of %s by %s gives each row once, page after page', async (list, sort) => {
    const whole = (await ask[list]({ sort, limit: 200 })).rows.map((row) => row.id)
    const paged: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await ask[list]({ sort, limit: 2, cursor: cursor ?? undefined })
      paged.push(...page.rows.map((row) => row.id))
      cursor = page.next
    }
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
    expect(paged.length).toBeGreaterThanOrEqual(5)
    if (list !== 'people') expect(await refusal(ask[list]({ sort, cursor: 'nonsense' }))).toBe('platform.invalid-input')
  })

  test('by name is that of the sound, as in a Chinese dictionary', async () => {
    expect((await ask.trainers({ sort: 'name' })).rows.map((row) => row.name)).toEqual(['阿大', '李四', '钱七', '张三', '赵六'])
  })
})

describe('an export', () => {
  test('is the list: its rows, its order, its chosen columns, masked as on the screen, formulas disarmed', async () => {
    const { rows } = await officer.client.call(needsRoutes.listNeeds, { sort: 'most-seats' })
    const made = await ask(officer.client)
    expect(made).toMatchObject({ state: 'waiting', rows: null })
    expect(await refusal(officer.client.call(listRoutes.download, { exportId: made.id }))).toBe('lists.export-not-ready')
    await work()
    expect(await officer.client.call(listRoutes.getExport, { exportId: made.id })).toMatchObject({ state: 'ready', rows: 7, done: 7, total: 7, fileName: '培训需求 2026-11-20.xlsx' })
    const sheet = await fetchBook(officer.client, made)
    expect(sheet.getCell('A1').text).toBe('龙亭区总工会 测试training-officer 2026-11-20 09:00:00 导出，用途：报市总汇总')
    expect(valuesOf(sheet, 2)).toEqual(['编号', '来源', '姓名（联系人）', '电话', '单位', '代办', '人数', '原话', '状态'])
    const line = (need: Need) => [need.number, '企业', '𠮷**', need.applicant.phone, need.unitName, '是', need.seats, need.words!.startsWith('=') ? `'${need.words}` : need.words, '待安排']
    expect(rows.map((_, index) => valuesOf(sheet, index + 3).map((value) => value ?? ''))).toEqual(rows.map(line))
    expect(sheet.rowCount).toBe(9)
    expect(JSON.stringify(sheet.getSheetValues())).not.toMatch(/1390000\d{4}|𠮷田龘/)
  })

  test('leaves its reason and how much it was in the audit log, and so does each fetching', async () => {
    const entries = await system.query<{ action: string; reason: string; account_id: string; details: Record<string, unknown> }>(`select action, reason, account_id, details from audit_entry where action like 'lists.%' order by id`)
    expect(entries).toMatchObject([
      { action: 'lists.export', reason: '报市总汇总', account_id: officer.accountId, details: { list: 'training.needs', rows: 7, columns, filter: { sort: 'most-seats' } } },
      { action: 'lists.download-export', reason: '报市总汇总', account_id: officer.accountId, details: { rows: 7 } },
    ])
    const { rows: [notice] } = await officer.client.call(noticeRoutes.mine, {})
    expect(notice).toMatchObject({ kind: 'lists.export-ready.training.needs', text: { zh: '「培训需求」导出好了，7 行，11月23日 09:00 前可以下载。' } })
  })

  test('keeps to the filter and to the rows that were chosen, and speaks English when asked', async () => {
    const { rows } = await officer.client.call(needsRoutes.listNeeds, {})
    const [two, found, english] = [await ask(officer.client, { only: rows.slice(2, 4).map((row) => row.id), filter: { sort: 'oldest' } }), await ask(officer.client, { filter: { q: '第 5 门' } }), await ask(officer.client, { language: 'en', columns: ['number', 'state'] })]
    await work()
    const numbers = async (made: Export) => { const sheet = await fetchBook(officer.client, made); return Array.from({ length: sheet.rowCount - 2 }, (_, index) => sheet.getRow(index + 3).getCell(1).text) }
    expect(await numbers(two)).toEqual([rows[3]!.number, rows[2]!.number])
    expect(await numbers(found)).toEqual(rows.filter((row) => row.words?.includes('第 5 门')).map((row) => row.number))
    const sheet = await fetchBook(officer.client, english)
    expect([valuesOf(sheet, 2), sheet.getRow(3).getCell(2).text]).toEqual([['Number', 'State'], 'Waiting'])
    expect(sheet.getCell('A1').text).toContain('Exported by 测试training-officer, 龙亭区总工会')
    const [entry] = await system.query<{ line: string }>(`select details::text as line from audit_entry where action = 'lists.export' and details::text like '%"q"%'`)
    expect(entry!.line).not.toContain('第 5 门')
  })

  test('of another unit is nobody else’s: not seen, not fetched, and its file not found', async () => {
    const [mine] = (await officer.client.call(listRoutes.listExports, {})).rows
    for (const client of [colleague.client, stranger.client]) {
      expect((await client.call(listRoutes.listExports, {})).rows).toEqual([])
      expect(await refusal(client.call(listRoutes.getExport, { exportId: mine!.id }))).toBe('platform.not-found')
      expect(await refusal(client.call(listRoutes.download, { exportId: mine!.id }))).toBe('platform.not-found')
      expect(await refusal(client.call(jobRoutes.get, { id: mine!.jobId }))).toBe('platform.not-found')
    }
    const [{ file_id: fileId }] = await system.query<{ file_id: string }>('select file_id from list_export where id = $1', [mine!.id]) as [{ file_id: string }]
    for (const { client } of [officer, colleague, stranger]) expect((await client.fetch(`/files/${fileId}`, { headers: { cookie: client.cookie } })).status).toBe(404)
    const theirs = await ask(stranger.client)
    await work()
    const sheet = await fetchBook(stranger.client, theirs)
    expect(sheet.rowCount).toBe(3)
    expect(sheet.getRow(3).getCell(8).text).toBe('别的区的需求')
  })

  test('needs more than reading where the list says so; strange columns and filters are refused', async () => {
    const leader = await system.staff('leader', officer.unit)
    expect((await leader.client.call(listRoutes.get, { list: 'training.needs' })).mayExport).toBe(false)
    expect(await refusal(ask(leader.client))).toBe('platform.not-allowed')
    expect(await refusal(ask(security.client))).toBe('platform.not-allowed')
    expect(await refusal(ask((await system.worker()).client))).toBe('platform.not-allowed')
    expect(await refusal(ask(officer.client, { columns: ['number', 'constructor'] }))).toBe('lists.column-unknown')
    expect(await refusal(ask(officer.client, { filter: { sort: 'by-magic' } }))).toBe('platform.invalid-input')
    expect(await refusal(ask(officer.client, { reason: ' ' }))).toBe('platform.invalid-input')
  })

  test('asked for with a role that ended before it was written gives nothing, and says why', async () => {
    const leaver = await system.staff('training-officer', officer.unit)
    const made = await ask(leaver.client)
    await endRole(leaver)
    await work()
    const [row] = await system.query<{ refused: string; file_id: string | null }>('select refused, file_id from list_export where id = $1', [made.id])
    expect(row).toEqual({ refused: 'lists.role-ended', file_id: null })
    expect(await system.query(`select reason from audit_entry where action = 'lists.export-refused' and subject = $1`, [`export:${made.id}`])).toEqual([{ reason: '报市总汇总' }])
    expect(await system.query(`select id from audit_entry where action = 'lists.export' and subject = $1`, [`export:${made.id}`])).toEqual([])
  })

  test('is not handed out once the role is gone, though the account has another one', async () => {
    const leaver = await system.staff('training-officer', officer.unit)
    const made = await ask(leaver.client)
    await work()
    await endRole(leaver)
    await security.client.call(accountRoutes.grant, { accountId: leaver.accountId, role: 'window-clerk', unitId: officer.unit.id })
    await system.query(`update login_session set acting_id = (select id from role_assignment where account_id = $1 and role = 'window-clerk') where account_id = $1`, [leaver.accountId])
    expect(await leaver.client.call(listRoutes.getExport, { exportId: made.id })).toMatchObject({ state: 'ready' })
    expect(await refusal(leaver.client.call(listRoutes.download, { exportId: made.id }))).toBe('lists.role-ended')
  })

  test('of a disabled account is not written', async () => {
    const leaver = await system.staff('training-officer', officer.unit)
    const made = await ask(leaver.client)
    await system.query('update login_account set disabled_at = now() where id = $1', [leaver.accountId])
    await work()
    expect(await system.query('select refused, file_id from list_export where id = $1', [made.id])).toEqual([{ refused: 'lists.role-ended', file_id: null }])
  })

  test('can be cancelled, and three at once are enough', async () => {
    const made = [await ask(officer.client), await ask(officer.client), await ask(officer.client)]
    expect(await refusal(ask(officer.client))).toBe('lists.export-busy')
    for (const one of made) await officer.client.call(jobRoutes.cancel, { id: one.jobId })
    await work()
    expect(await officer.client.call(listRoutes.getExport, { exportId: made[0]!.id })).toMatchObject({ state: 'cancelled', rows: null })
  })

  test.each([
    ['registry.people', 'people', (client: Client) => client.call(peopleRoutes.search, {}), ['name', 'phone', 'idNumber']],
    ['registry.units', 'units', null, ['name', 'kind', 'below']],
    ['training.plans', 'plans', null, ['name', 'deadline']],
    ['training.classes', 'classes', null, ['name', 'percent']],
    ['training.certificates', 'certificates', null, ['number', 'holder']],
    ['training.trainers', 'trainers', null, ['name', 'rating']],
    ['training.venues', 'venues', null, ['name', 'equipment']],
    ['training.templates', 'templates', null, ['name', 'for', 'hours']],
  ] as const)('%s can be taken away too', async (list, _, read, wanted) => {
    const made = await ask(officer.client, { list, filter: {}, columns: [...wanted] })
    await work()
    const done = await officer.client.call(listRoutes.getExport, { exportId: made.id })
    expect(done).toMatchObject({ state: 'ready' })
    const sheet = await fetchBook(officer.client, made)
    expect(sheet.rowCount).toBe(2 + done.rows!)
    if (read) expect(done.rows).toBeGreaterThanOrEqual(5)
    if (read) expect(Array.from({ length: done.rows! }, (_row, index) => sheet.getRow(index + 3).getCell(1).text)).toEqual((await read(officer.client)).rows.map((row) => row.name))
  })

  test('of the audit log is itself in the audit log', async () => {
    const auditor = await system.staff('audit-admin')
    const made = await ask(auditor.client, { list: 'platform.audit', filter: { action: 'lists.export', sort: 'oldest' }, columns: ['at', 'action', 'why'] })
    await work()
    expect((await fetchBook(auditor.client, made)).getRow(3).getCell(2).text).toBe('lists.export')
    const { rows: [last] } = await auditor.client.call(auditRoutes.list, { action: 'lists.export' })
    expect(last).toMatchObject({ accountId: auditor.accountId, details: { list: 'platform.audit' } })
  })

  test('is gone after three days, its bytes too', async () => {
    const [before] = await system.query<{ files: number }>('select count(*)::int as files from list_export where file_id is not null')
    expect(before!.files).toBeGreaterThan(5)
    const mine = (await officer.client.call(listRoutes.listExports, {})).rows.find((row) => row.state === 'ready')!
    clock.set('2026-11-23T09:00:01+08:00')
    const client = await officer.logInAgain()
    expect(await client.call(listRoutes.getExport, { exportId: mine.id })).toMatchObject({ state: 'expired' })
    expect(await refusal(client.call(listRoutes.download, { exportId: mine.id }))).toBe('lists.export-expired')
    await system.asService((ctx) => startJob(ctx, 'lists.sweep-exports', {}, { scope: '' }))
    await work()
    expect(await system.query('select id from stored_file')).toEqual([])
    await expect.poll(async () => { let left = 0; for await (const _ of system.services.files.list()) left += 1; return left }).toBe(0)
  })
})

async function endRole({ accountId }: StaffClient): Promise<void> {
  const { rows } = await security.client.call(accountRoutes.listRoles, { accountId })
  for (const role of rows) await security.client.call(accountRoutes.end, { id: role.id, reason: '调离岗位' })
}
