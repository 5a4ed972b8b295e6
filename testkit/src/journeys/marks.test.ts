import { classesRoutes, noticeRoutes, resultsRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildDemo } from '../../../server/src/app/demo/index.ts'
import type { Page } from '../browser.ts'
import type { Client } from '../client.ts'
import { logInAs } from './demo-people.ts'
import { openStage, type Stage } from './stage.ts'
import { settled } from './watch.ts'

/** A trainer enters marks on a phone of 390 px, in the room and without a network; somebody else confirms them at a desk. */
let stage: Stage
let trainer: Client, officer: Client, reviewer: Client
let phone: Page
let classId: string
beforeAll(async () => {
  stage = await openStage('2026-11-20T10:00:00+08:00', buildDemo);
  [trainer, officer, reviewer] = await Promise.all(['trainer', 'officer', 'reviewer'].map((who) => logInAs(stage.system.url, who))) as [Client, Client, Client]
  classId = (await trainer.call(resultsRoutes.listMyMarking, {})).rows.find((row) => row.state === 'assessing')!.classId
  phone = await stage.visit('phone', trainer)
}, 300_000)
afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

const results = (who = officer) => who.call(resultsRoutes.getResults, { classId })
const theory = (name: string) => phone.getByRole('textbox', { name: `${name}的理论分` })
const practice = (name: string) => phone.getByRole('textbox', { name: `${name}的实操分` })
const toMark = async () => (await results(trainer)).rows.filter((row) => row.outcome === null && row.missing.length > 0).map((row) => row.person.name)

describe('marks on the phone', () => {
  test('from what I teach to the marks; one learner a row; the next key goes on; a reload loses nothing', async () => {
    await phone.goto('/teaching')
    await phone.getByText('要录的成绩').waitFor()
    await phone.locator(`a[href$="/teaching/classes/${classId}"]`).click()
    const [first, second] = await toMark() as [string, string]
    await theory(first).fill('82')
    await theory(first).press('Enter')
    await phone.keyboard.type('9１')
    await practice(second).fill('77')
    await phone.getByText(`缺理论分`, { exact: true }).first().waitFor()
    await phone.reload()
    await settled(phone)
    expect([await theory(first).inputValue(), await practice(first).inputValue(), await practice(second).inputValue()]).toEqual(['82', '91', '77'])
    expect((await results()).rows.every((row) => row.enteredAt === null)).toBe(true)
  })

  test('without a network it says that the draft is on the phone; afterwards it is saved once', async () => {
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '保存 2 人' }).click()
    await phone.getByText('网络不通', { exact: false }).waitFor()
    await phone.getByText('草稿存在这台手机上', { exact: false }).waitFor()
    await phone.context().setOffline(false)
    await phone.getByRole('button', { name: '保存 2 人' }).click()
    await phone.getByRole('button', { name: '看还差谁' }).waitFor()
    expect((await results()).rows.filter((row) => row.enteredAt !== null).map((row) => `${row.theory} ${row.practice}`).sort()).toEqual(['82 91', 'null 77'])
  })

  test('two at once: what the other entered stands beside one’s own until one of them is chosen', async () => {
    const name = (await toMark())[1]!
    const seen = (await results(trainer)).rows.find((row) => row.person.name === name)!
    await theory(name).fill('66')
    stage.clock.advance(60_000)
    await officer.call(resultsRoutes.enterMarks, { classId, rows: [{ enrolmentId: seen.enrolmentId, theory: 71, practice: 71, absent: false, was: seen.enteredAt }] })
    await phone.getByRole('button', { name: /^保存/ }).click()
    const alert = phone.getByRole('alert').filter({ hasText: '录了别的分' })
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/许知遥.*[\s\S]*理论 71\u2060·实操 71[\s\S]*理论 66/)
    await alert.getByRole('button', { name: '改成我的' }).click()
    await practice(name).fill('72')
    await phone.getByRole('button', { name: '保存 1 人' }).click()
    await phone.getByRole('button', { name: '看还差谁' }).waitFor()
    expect((await results()).rows.find((row) => row.enrolmentId === seen.enrolmentId)).toMatchObject({ theory: 66, practice: 72, enteredBy: '沈国梁' })
  })

  test('the rest, one of them absent; complete, it goes to the review with what will happen said first', async () => {
    await phone.getByRole('button', { name: '看还差谁' }).click()
    const [absent, ...others] = await toMark() as [string, ...string[]]
    await phone.getByRole('button', { name: `${absent}缺考` }).click()
    for (const name of others) {
      await theory(name).fill('75')
      await practice(name).fill('80')
    }
    await phone.getByRole('button', { name: /^保存/ }).click()
    await phone.getByText('都录全了').waitFor()
    await phone.getByRole('button', { name: '交去复核' }).click()
    const sheet = phone.getByRole('dialog')
    await sheet.getByText('你录的成绩不能由你自己确认', { exact: false }).waitFor()
    await sheet.getByRole('button', { name: '交去复核' }).click()
    await phone.getByText('已交，等第二个人复核').waitFor()
    expect(await phone.getByRole('textbox').count()).toBe(0)
  })

  test('big letters stand on a page that is opened by its own address, not only on the first page', async () => {
    const elder = await stage.visit('phone', trainer)
    await elder.addInitScript(() => localStorage.setItem('guildhall.elder', 'yes'))
    await elder.goto(`/teaching/classes/${classId}`)
    await settled(elder)
    expect(await elder.evaluate(() => getComputedStyle(document.querySelector('h1')!).fontSize)).toBe('24px')
    expect(await elder.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await elder.close()
  })
})

describe('confirmed at the desk by another', () => {
  test('the reviewer confirms, and everybody who passed has a certificate', async () => {
    const desk = await stage.visit('desktop', reviewer)
    await desk.goto(`/console/classes/${classId}?tab=results`)
    const confirm = desk.getByRole('button', { name: /^确认，给 \d+ 人发证$/ })
    await confirm.click()
    await desk.getByRole('dialog').getByRole('button', { name: /^确认，给/ }).click()
    await desk.getByText('已结业').first().waitFor()
    const { figures, rows } = await results()
    expect(rows.filter((row) => row.certificate).length).toBe(figures.passed)
    expect(figures.passed).toBeGreaterThan(3)
    await desk.close()
  })

  test('the trainer sees on the phone what became of the marks, and hears it', async () => {
    await phone.reload()
    await phone.getByText('复核通过了').waitFor()
    await phone.getByText(/发了 \d+ 张证书/).waitFor()
    expect((await trainer.call(noticeRoutes.mine, {})).rows[0]).toMatchObject({ kind: 'training.results-confirmed', link: `/teaching/classes/${classId}` })
    expect((await officer.call(classesRoutes.getClassRecord, { classId })).class.state).toBe('closed')
    stage.expectNothingBroken(/ERR_INTERNET_DISCONNECTED|409|net::ERR/)
  })
})
