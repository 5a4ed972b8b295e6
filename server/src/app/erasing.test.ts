import { deskRoutes, erasingRoutes, homeRoutes, joiningRoutes, membershipRoutes, needsRoutes, noticeRoutes, peopleRoutes, reviewingRoutes } from '@guildhall/contract'
import { findInDatabase, type WorkerClient } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { PersonalText } from '#platform/crypto'
import { startJob } from '#platform/jobs'
import { findOrCreateContact, installOccupations } from '#registry'
import { refusalOf, someNumber, unionsForTest, wish } from '../scenarios/membership/test-support.ts'
import { examine } from './doctor.ts'

/** A person asks to be erased, from what the page foresees to the whole database searched afterwards. Friday, 20 November 2026. */
let t: Awaited<ReturnType<typeof unionsForTest>>
let person: WorkerClient
let applicationId: string
const [name, phone, idNumber] = ['欧阳禾苗', '13977770001', someNumber()]
/** For which column something was ever sealed here: with these every sealed value of the database can be opened again. */
const sealedFor = new Set<string>()

const night = async (day: string) => {
  t.clock.set(`${day}T03:40:00+08:00`)
  await t.system.asService((ctx) => startJob(ctx, 'registry.erase-people', {}, { scope: '' }))
  await t.system.settle()
}
const logIn = () => t.system.logIn({ id: person.accountId, kind: 'worker' })

beforeAll(async () => {
  t = await unionsForTest()
  const { cipher } = t.system.services
  const seal = cipher.seal.bind(cipher)
  cipher.seal = (text, about) => { sealedFor.add(about); return seal(text, about) }
  await t.system.asService((ctx) => installOccupations(ctx))
  const officer = await t.officer.logInAgain()
  await officer.call(reviewingRoutes.invite, { unitId: t.firm.id, people: [{ name, phone }] })
  person = await t.system.worker({ name, phone })
  applicationId = (await person.client.call(joiningRoutes.apply, wish(t.code.riders, { name, idNumber, employer: '飞毛腿配送站' }))).application.id
  await officer.call(reviewingRoutes.accept, { applicationIds: [applicationId] })
  await person.client.call(joiningRoutes.sendMessage, { code: t.code.riders, kind: 'complaint', words: '站长欧阳不给发雨衣' })
  await person.client.call(needsRoutes.fileNeed, { words: '想学电焊给欧阳家争口气', level: null, division: '330424', windows: [], earliest: null, latest: null })
  await t.system.asService((ctx) => ctx.tx.insertInto('unit_contact').values({ unit_id: t.joint.id, scope: t.joint.scope, name_sealed: ctx.cipher.seal(name, 'unit_contact.name'), phone_sealed: ctx.cipher.seal(phone, 'unit_contact.phone'), phone_blind: ctx.cipher.blind(phone, 'phone') }).execute())
  await t.atDesk(person.personId)
}, 240_000)

test('what stands in the way is said before anything is asked, and refused as long as it stands', async () => {
  const foreseen = await person.client.call(erasingRoutes.foresee, {})
  expect(foreseen.inTheWay.map((one) => one.what.zh)).toEqual(expect.arrayContaining(['你还是工会会员', '有没办完的学习需求']))
  expect(foreseen.request).toBeNull()
  expect(await refusalOf(person.client.call(erasingRoutes.ask, {}))).toBe('people.erasure-in-the-way')
  const { rows: [need] } = await person.client.call(needsRoutes.listMyNeeds, {})
  await person.client.call(needsRoutes.withdrawMyNeed, { needId: need!.id, reason: '欧阳改主意了' } as never)
  const { application } = await person.client.call(joiningRoutes.askLeave, { words: '欧阳回老家了' })
  expect((await person.client.call(erasingRoutes.foresee, {})).inTheWay.map((one) => one.link)).toContain(`/my-union/applications/${application.id}`)
  await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id] })
  expect((await person.client.call(erasingRoutes.foresee, {})).inTheWay).toEqual([])
})

test('the page says what goes and what stays with its reason', async () => {
  const { goes, stays, dueOn } = await person.client.call(erasingRoutes.foresee, {})
  expect(goes.map((one) => one.what.zh)).toEqual(expect.arrayContaining(['姓名、手机号、身份证号、住在哪里', '手机登录和登录过的设备', '工会的邀请名单（按手机号）', '单位联系人（按手机号）', '消息']))
  const kept = new Map(stays.map((one) => [one.what.zh, one]))
  expect(kept.get('会籍')).toMatchObject({ count: 1, emptied: true, why: { zh: expect.stringContaining('会员名册') } })
  expect(kept.get('入会申请')).toMatchObject({ count: 2, emptied: true })
  expect(kept.get('对工会说的')).toMatchObject({ count: 1, emptied: true })
  expect(kept.get('个人信息的同意')).toMatchObject({ emptied: false })
  expect([...kept.keys()]).toEqual(expect.arrayContaining(['操作日志', '性别和出生年份']))
  expect(stays.every((one) => one.why.zh.length > 5 && one.why.en.length > 5)).toBe(true)
  expect(dueOn).toBe('2026-11-25')
})

test('asked for, it is told by text message, can be taken back, and is asked for only once at a time', async () => {
  const asked = await person.client.call(erasingRoutes.ask, {})
  expect(asked.request).toMatchObject({ dueOn: '2026-11-25', assisted: false, heldUp: false })
  expect(await t.system.query(`select template from text_message where template = 'people.erasure-asked'`)).toHaveLength(1)
  expect(await refusalOf(person.client.call(erasingRoutes.ask, {}))).toBe('people.erasure-asked')
  expect((await person.client.call(erasingRoutes.withdraw, {})).request).toBeNull()
  expect(await refusalOf(person.client.call(erasingRoutes.withdraw, {}))).toBe('people.no-erasure')
  await night('2026-11-26')
  expect((await (await logIn()).call(homeRoutes.held, {})).sections.find((one) => one.source === 'registry.person')!.rows[0]!.facts[0]!.value.zh).toBe(name)
  t.clock.set('2026-11-20T10:00:00+08:00')
})

test('not before its night; and what came in between holds it up, tells the person, and lets it go on when it has ended', async () => {
  const client = await logIn()
  await client.call(erasingRoutes.ask, {})
  await night('2026-11-24')
  expect(await t.system.query('select erased_on from person where id = $1', [person.personId])).toEqual([{ erased_on: null }])
  const { application } = await (await logIn()).call(joiningRoutes.apply, wish(t.code.riders, { name, idNumber }))
  await night('2026-11-25')
  await night('2026-11-25')
  const again = await logIn()
  expect((await again.call(erasingRoutes.foresee, {})).request).toMatchObject({ heldUp: true })
  expect((await again.call(noticeRoutes.mine, {})).rows.filter((row) => row.kind === 'people.erasure-held-up')).toHaveLength(1)
  await again.call(joiningRoutes.withdraw, { applicationId: application.id })
})

test('on its night the person is gone: no login, no name, no number, while the register still counts', async () => {
  const client = await logIn()
  await t.system.query(`update process_step s set reason = '欧阳改主意了' from process_case c where c.id = s.case_id and c.applicant = $1 and s.acted_as = 'applicant'`, [person.personId])
  // The search of the next test finds what there is.
  expect(await underSeal()).toEqual(expect.arrayContaining([
    'login_account.phone_blind', 'login_account.phone_sealed', 'membership_application.id_number_blind', 'membership_application.id_number_sealed', 'membership_application.name_sealed', 'membership_invitation.name_sealed', 'membership_invitation.phone_blind',
    'membership_message.name_sealed', 'person.id_number_blind', 'person.name_sealed', 'person.phone_blind', 'person.phone_sealed', 'text_message.phone_blind', 'training_need.name_sealed', 'training_need.phone_blind', 'unit_contact.phone_blind',
  ]))
  expect((await findInDatabase(t.system.database.ownerUrl, '欧阳')).map((one) => `${one.table}.${one.column}`)).toEqual(expect.arrayContaining(['public.membership_application.words', 'public.membership_message.words', 'public.training_need.words', 'public.process_step.reason']))
  await night('2026-11-26')
  await expect(client.call(homeRoutes.held, {})).rejects.toMatchObject({ code: 'platform.login-needed' })
  expect(await t.system.query('select standing, phone_sealed, phone_blind, id_number_sealed, id_number_blind, erased_on::text as erased_on from person where id = $1', [person.personId]))
    .toEqual([{ standing: 'contact', phone_sealed: null, phone_blind: null, id_number_sealed: null, id_number_blind: null, erased_on: '2026-11-26' }])
  const officer = await t.officer.logInAgain()
  expect(await officer.call(peopleRoutes.get, { id: person.personId })).toMatchObject({ name: '', phone: null, idNumber: null, erasedOn: '2026-11-26' })
  expect((await officer.call(membershipRoutes.ofPerson, { id: person.personId })).rows).toHaveLength(1)
  expect((await officer.call(peopleRoutes.find, { phone })).person).toBeNull()
  expect(await refusalOf((await t.clerk.logInAgain()).call(deskRoutes.start, { personId: person.personId }))).toBe('people.erased')
  expect(await t.system.query(`select action from audit_entry where subject = $1 and action like '%eras%' order by id`, [`person:${person.personId}`])).toEqual([{ action: 'people.ask-erasure' }, { action: 'people.withdraw-erasure' }, { action: 'people.ask-erasure' }, { action: 'people.erase' }])
})

test('E4: nothing leads to the person any more: not in clear, not by blind index, not under any seal', async () => {
  expect(await findInDatabase(t.system.database.ownerUrl, ...traces)).toEqual([])
  expect(await underSeal()).toEqual([])
  expect((await examine(t.system.services, t.system.database.ownerUrl)).filter((one) => !one.ok && !['disk', 'clock', 'keys', 'migrations'].includes(one.check))).toEqual([])
})

const traces = [name, '欧阳', phone, idNumber]

/** Every column of bytes in which a blind index of the person's numbers stands, or whose sealed value, opened, names the person. */
async function underSeal(): Promise<string[]> {
  const { cipher } = t.system.services
  const blind = new Set([cipher.blind(phone, 'phone'), cipher.blind(new PersonalText(idNumber), 'id-number')].map((bytes) => bytes.toString('hex')))
  const columns = await t.system.query<{ table: string; column: string }>(`select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type y on y.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and y.typname = 'bytea' and a.attnum > 0 and not a.attisdropped order by 1, 2`)
  const found = new Set<string>()
  for (const { table, column } of columns) {
    for (const { value } of await t.system.query<{ value: Buffer }>(`select ${column} as value from ${table} where ${column} is not null`)) {
      if (blind.has(value.toString('hex')) || traces.some((trace) => open(value).includes(trace))) found.add(`${table}.${column}`)
    }
  }
  return [...found]
}

function open(sealed: Buffer): string {
  for (const about of sealedFor) {
    try {
      return t.system.services.cipher.open(sealed, about).reveal()
    } catch {
      continue
    }
  }
  return ''
}

test('whoever comes back with the same phone begins anew', async () => {
  const { personId } = await t.system.asService((ctx) => findOrCreateContact(ctx, { name, phone, unitId: t.county.id }))
  expect(personId).not.toBe(person.personId)
})
