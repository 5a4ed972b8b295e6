import { createServer } from 'node:http'
import { demoInboxRoutes, noticeRoutes } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PersonalText } from '../crypto/index.ts'
import { signGatewayRequest } from './gateway.ts'
import { registerNotices, registerTexts, renderWords, sendNotice, sendText } from './index.ts'

registerNotices({ 'trial.seat-won': { zh: '你排到了「{title}」', en: 'You have a seat in {title}' } })
registerTexts({ 'trial.code': { zh: '验证码 {code}，{minutes} 分钟内有效。', en: 'Code {code}, good for {minutes} minutes.' } })
const phone = '13812345678'
const message = { phone: new PersonalText(phone), template: 'trial.code', params: { code: '482913', minutes: 5 } }

test('a day in a notice is said as people say it, with its year when that is another', () => {
  const words = { zh: '改到{when}，{until}止', en: 'moves to {when}, until {until}' }
  const at = new Date('2026-11-20T01:00:00Z')
  expect(renderWords(words, { when: '2026-12-09 18:30–20:45', until: '2027-01-05' }, at)).toEqual({ zh: '改到12月9日 18:30–20:45，2027年1月5日止', en: 'moves to 9 December 18:30–20:45, until 5 January 2027' })
  expect(renderWords({ zh: '「{title}」', en: '{title}' }, { title: '2026-12-09期' }, at).zh).toBe('「2026-12-09期」')
})

describe('notices', () => {
  let system: TestSystem
  beforeAll(async () => {
    system = await startSystem({ jobs: false })
  })
  test('a notice reaches the person in both languages, is counted, and is read once', async () => {
    const [worker, other, staff] = [await system.worker(), await system.worker(), await system.staff('training-officer')]
    await system.asService(async (ctx) => {
      await sendNotice(ctx, { to: { personId: worker.personId }, kind: 'trial.seat-won', params: { title: '焊工班' }, link: '/classes/1' })
      await sendNotice(ctx, { to: { accountId: staff.accountId }, kind: 'trial.seat-won', params: { title: '叉车班' } })
    })
    const mine = await worker.client.call(noticeRoutes.mine, {})
    expect(mine).toMatchObject({ unread: 1, rows: [{ text: { zh: '你排到了「焊工班」', en: 'You have a seat in 焊工班' }, link: '/classes/1', readAt: null }] })
    expect((await staff.client.call(noticeRoutes.mine, {})).rows.map((row) => row.text.zh)).toEqual(['你排到了「叉车班」'])
    expect(await other.client.call(noticeRoutes.mine, {})).toMatchObject({ rows: [], unread: 0 })
    expect(await other.client.call(noticeRoutes.markRead, { ids: [mine.rows[0]!.id] })).toEqual({ unread: 0 })
    expect(await worker.client.call(noticeRoutes.count, {})).toEqual({ unread: 1 })
    expect(await worker.client.call(noticeRoutes.markRead, {})).toEqual({ unread: 0 })
    expect((await worker.client.call(noticeRoutes.mine, { unread: 'true' })).rows).toEqual([])
  })
  test('a kind without words cannot be sent; words whose languages differ cannot be declared', async () => {
    await expect(system.asService((ctx) => sendNotice(ctx, { to: { personId: 'x' }, kind: 'trial.unknown', params: {} }))).rejects.toThrow('no words')
    expect(() => registerNotices({ 'trial.odd': { zh: '{a}', en: '{b}' } })).toThrow('different parameters')
  })
})

describe('text messages in a demo', () => {
  test('they are read in the inbox; neither number nor code lies in clear anywhere', async () => {
    const system = await startSystem()
    await system.asService((ctx) => sendText(ctx, message))
    await system.settle()
    const inbox = await system.visitor.call(demoInboxRoutes.inbox, { phone })
    expect(inbox.messages).toMatchObject([{ phone: '138****5678', text: '验证码 482913，5 分钟内有效。', state: 'sent' }])
    const rows = await system.query<{ row: string }>('select t::text as row from text_message t union all select j::text from job_run j union all select p::text from pgboss.job p')
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.filter(({ row }) => row.includes(phone) || row.includes('482913'))).toEqual([])
  })
})

describe('text messages through a gateway', () => {
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const answers: number[] = []
  let system: TestSystem
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString() }).on('end', () => {
      got.push({ headers: request.headers, body })
      response.writeHead(answers.shift() ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'g-1' }))
    })
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    const { port } = gateway.address() as { port: number }
    system = await startSystem({ demo: false, env: { SMS_GATEWAY_URL: `http://127.0.0.1:${port}/send`, SMS_GATEWAY_KEY: 'key', SMS_GATEWAY_SECRET: 'secret' } })
  })
  afterAll(() => void gateway.close())

  test('the request is signed and carries the words', async () => {
    await system.asService((ctx) => sendText(ctx, message))
    await system.settle()
    const [{ headers, body }] = got.splice(0) as [typeof got[number]]
    expect(JSON.parse(body)).toMatchObject({ phone, template: 'trial.code', params: { code: '482913' }, text: '验证码 482913，5 分钟内有效。' })
    expect(headers['guildhall-signature']).toBe(signGatewayRequest('secret', headers['guildhall-timestamp'] as string, body))
    expect(headers['idempotency-key']).toBe((JSON.parse(body) as { id: string }).id)
    expect(await system.query('select state, gateway_id from text_message')).toEqual([{ state: 'sent', gateway_id: 'g-1' }])
  })
  test('a gateway that is down is asked again, under the same id', async () => {
    answers.push(500, 429)
    await system.asService((ctx) => sendText(ctx, message))
    await system.settle()
    const sent = got.splice(0)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })
  test('a refusal is final and shows among the failed jobs', async () => {
    answers.push(422)
    await system.asService((ctx) => sendText(ctx, message))
    await system.settle()
    expect(got.splice(0)).toHaveLength(1)
    expect(await system.query(`select message from job_run where state = 'failed'`)).toEqual([{ message: 'Error: platform.text-refused' }])
  })
  test('the inbox does not exist outside a demo', async () => {
    expect((await system.visitor.send(demoInboxRoutes.inbox)).status).toBe(404)
  })
})
