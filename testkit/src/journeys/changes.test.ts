import { certificatesRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '../browser.ts'
import { openCounty, type County } from './county.ts'
import { giveSession } from './demo-people.ts'
import { flawsOf } from './watch.ts'

/** What was announced changes: a lesson is moved, somebody cannot come, a certificate was given in error. Whoever is concerned hears of it, and the public page says so. */
let county: County
let chen: Awaited<ReturnType<County['asker']>>
let phone: Page
let desk: Page
let classId = ''
let feed = ''

beforeAll(async () => {
  county = await openCounty()
  chen = await county.asker('陈立')
  classId = await county.plan({ needIds: [chen.needId] })
  await county.publish(classId)
  await county.stage.at('2026-11-21T10:30:00+08:00')
  phone = await county.stage.visit('phone', chen.client)
  desk = await county.stage.visit('desktop', await county.officer.logInAgain())
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

/** One's calendar fetches the address by itself, without a login: what it finds, unfolded. */
async function subscribed(): Promise<string> {
  const raw = await (await fetch(feed)).text()
  // RFC 5545: lines end in CRLF and have at most 75 octets; what is longer goes on after a blank.
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const text = raw.replaceAll('\r\n ', '')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\n[^]*END:VCALENDAR\r?\n?$/)
  for (const event of text.match(/BEGIN:VEVENT[^]*?END:VEVENT/g) ?? []) {
    for (const property of ['UID:', 'DTSTAMP:', 'DTSTART:', 'DTEND:', 'SUMMARY:', 'SEQUENCE:']) expect(event.split(property)).toHaveLength(2)
    // Instants, not times that float with the reader's zone.
    expect(event).toMatch(/DTSTART:\d{8}T\d{6}Z\r\n/)
  }
  return text
}

describe('a lesson is moved', () => {
  test('the worker enrols on the phone and puts the timetable into a calendar', async () => {
    await phone.goto(`/classes/${classId}`)
    await phone.getByRole('button', { name: '我要报名' }).click()
    await phone.getByText('已报上').first().waitFor()
    await phone.goto('/calendar')
    await phone.getByRole('button', { name: '生成我的课表地址' }).click()
    feed = await phone.getByText(/^http.*\.ics$/).innerText()
    const text = await subscribed()
    expect(text).toContain('DTSTART:20261208T103000Z')
    expect(text).toContain('LOCATION:城关职工学校（龙墩路17号）')
    await county.stage.at('2026-12-01T09:00:00+08:00')
  })

  test('the officer is told who will hear of it, what is in the way, and moves it', async () => {
    await giveSession(desk.context(), await county.officer.logInAgain())
    await desk.goto(`/console/classes/${classId}?tab=timetable`)
    await desk.getByRole('button', { name: '调课' }).first().click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText('学员和候补共 1 人会收到通知').waitFor()
    await dialog.getByLabel('日期').fill('2026-12-10')
    await dialog.getByLabel('为什么调').fill('教室停电检修')
    await dialog.getByRole('button', { name: '调课并通知' }).click()
    await dialog.getByRole('alert').first().waitFor()
    await dialog.getByLabel('日期').fill('2026-12-09')
    await dialog.getByRole('button', { name: '调课并通知' }).click()
    await dialog.waitFor({ state: 'detached' })
    await desk.getByText('改过时间').waitFor()
    await county.system.settle()
  })

  test('the worker finds it under the bell, as a text message, on the timetable and in the calendar', async () => {
    await phone.goto('/notices')
    await phone.getByText(/12月9日 18:30/).first().waitFor()
    await phone.goto(`/my-classes/${classId}`)
    await phone.getByText(/12月9日.*18:30/).first().waitFor()
    await phone.getByText('改过时间').waitFor()
    const inbox = await county.stage.visit('phone')
    await inbox.goto('/demo/inbox')
    await inbox.getByRole('article').filter({ hasText: chen.phone.slice(-4) }).filter({ hasText: '12月9日 18:30' }).first().waitFor()
    await inbox.close()
    const text = await subscribed()
    expect(text).not.toContain('DTSTART:20261208')
    expect(/BEGIN:VEVENT(?:(?!END:VEVENT)[^])*DTSTART:20261209T103000Z[^]*?END:VEVENT/.exec(text)![0]).toMatch(/SEQUENCE:1\r/)
  })
})

describe('somebody cannot come', () => {
  test('asks leave on the phone, the trainer grants it on theirs, and it counts as leave', async () => {
    await phone.getByRole('button', { name: '请假' }).first().click()
    await phone.getByLabel('为什么来不了').fill('厂里加班')
    await phone.getByRole('button', { name: '提交请假' }).click()
    await phone.getByText('等老师答复').waitFor()
    await county.system.settle()
    const teaching = await county.stage.visit('phone', county.trainer.client)
    await teaching.goto('/')
    await teaching.getByText(/请假/).first().waitFor()
    await teaching.goto('/teaching')
    await teaching.getByText('1 人请假等答复').click()
    await teaching.getByText('厂里加班').waitFor()
    await teaching.getByRole('button', { name: '准假' }).click()
    await teaching.getByRole('button', { name: '准假' }).waitFor({ state: 'detached' })
    await county.system.settle()
    await phone.reload()
    await phone.getByText('已准假').waitFor()
    await phone.goto('/notices')
    await phone.getByText(/请假批准了/).waitFor()
    await teaching.close()
    await county.teach(classId)
    await phone.goto(`/my-classes/${classId}`)
    await phone.getByText('到课率 100%').waitFor()
  })

  test('passes and has a certificate', async () => {
    await county.assess(classId)
    await phone.goto('/certificates')
    await phone.getByRole('link', { name: /焊工/ }).waitFor()
  })
})

describe('a certificate was given in error', () => {
  const reason = '复查发现实操成绩录入有误'
  const [mine, number] = [async () => (await chen.client.call(certificatesRoutes.listMine, {})).rows[0]!, { of: '' }]

  test('the reviewer revokes it and says why', async () => {
    number.of = (await mine()).number
    const review = await county.stage.visit('desktop', await county.reviewer.logInAgain())
    await review.goto('/console/certificates')
    await review.getByRole('row', { name: new RegExp(number.of.slice(-4)) }).click()
    await review.getByRole('button', { name: '撤销证书' }).click()
    await review.getByRole('dialog').getByLabel('撤销原因').fill(reason)
    await review.getByRole('dialog').getByRole('button', { name: '撤销证书' }).click()
    await review.getByText(new RegExp(`撤销：${reason}`)).first().waitFor()
    await review.close()
    await county.system.settle()
  })

  test.for(['phone', 'desktop'] as const)('the public page on a %s says so, why, since when, and how to object', async (size) => {
    const stranger = await county.stage.visit(size)
    await stranger.goto(`/v/${number.of}`)
    await stranger.getByText('证书已撤销').or(stranger.getByText('已撤销')).first().waitFor()
    await stranger.getByText(reason).first().waitFor()
    expect(await stranger.getByText('陈立').count()).toBe(0)
    await stranger.getByRole('button', { name: '对结果有疑问' }).click()
    await stranger.getByText(/疑问告诉测试市总工会，由发证单位复查/).waitFor()
    expect(await flawsOf(stranger)).toEqual([])
    await stranger.close()
  })

  test('its owner is told, with the reason, and sees it on the certificate', async () => {
    await phone.goto('/notices')
    await phone.getByText(new RegExp(reason)).first().waitFor()
    await phone.goto(`/certificates/${number.of}`)
    await phone.getByText(reason).first().waitFor()
  })

  test('and on none of these pages anything broke', () => county.stage.expectNothingBroken(/409 \(|401 \(/))
})
