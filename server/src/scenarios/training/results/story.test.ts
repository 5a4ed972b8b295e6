import { describe, expect, test } from 'vitest'
import { trustedIssuerFromDid, verifyFile } from '#engines/credentials'
import type { Actor } from '#platform/http'
import { countFigures } from '../cockpit/index.ts'
import { inviteEvaluators } from '../evaluations/index.ts'
import { findClass } from '../plans/index.ts'
import { resultsPart } from './index.ts'
import { certificateOf, marks, openCity, taughtClass, type Body } from './test-support.ts'

type City = Awaited<ReturnType<typeof openCity>>

describe('from marks to a certificate that anybody can verify', async () => {
  const city = await openCity()
  const taught = await taughtClass(city)
  const { classId, trainer, workers, enrolmentOf } = taught
  const reviewer = city.staff(city.county, 'training-reviewer')
  const [first, second, third, fourth, fifth] = workers as [Actor, Actor, Actor, Actor, Actor]
  const results = (as: Actor = city.officer) => city.must(city.call(as, 'GET', `/api/training/classes/${classId}/results`))
  const enter = (as: Actor, rows: object[]) => city.call(as, 'POST', `/api/training/classes/${classId}/marks`, { rows })
  const submit = (as: Actor) => city.call(as, 'POST', `/api/training/classes/${classId}/results/submit`)
  const confirm = (as: Actor) => city.call(as, 'POST', `/api/training/classes/${classId}/results/confirm`)

  test('the trainer enters a column of marks on the phone; half of them may be missing, and they do not count as results yet', async () => {
    const saved = await city.must(enter(trainer, [marks(enrolmentOf(first), 82, 90), marks(enrolmentOf(second), 59, 88), marks(enrolmentOf(third), 75, null)]))
    expect(saved['figures']).toMatchObject({ people: 5, complete: 3, passed: 1, failed: 2 })
    expect((await submit(trainer)).body['code']).toBe('training.marks-missing')
    const own = await city.must(city.call(first, 'GET', `/api/training/my/classes/${classId}`))
    expect(own['result']).toBe(null)
  })

  test('marks that are no marks, or of nobody in the class, are refused whole', async () => {
    for (const row of [{ ...marks(enrolmentOf(fourth), 101, 50) }, { ...marks(enrolmentOf(fourth), 60.5, 50) }, { ...marks(enrolmentOf(fourth), 1, 2), theory: '六十😀' }]) expect((await enter(trainer, [row])).status).toBe(400)
    const stranger = '01900000-0000-7000-8000-000000000000'
    expect((await enter(trainer, [marks(enrolmentOf(fourth), 70, 70), marks(stranger, 70, 70)])).body['code']).toBe('training.not-in-class')
    expect((await results())['rows'].find((row: Body) => row['enrolmentId'] === enrolmentOf(fourth))['enteredAt']).toBe(null)
  })

  test('a mark that somebody else entered meanwhile is not overwritten unseen', async () => {
    expect((await enter(city.officer, [marks(enrolmentOf(first), 10, 10)])).body['code']).toBe('platform.changed-meanwhile')
    const seen = (await results())['rows'].find((row: Body) => row['enrolmentId'] === enrolmentOf(third))['enteredAt'] as string
    city.clock.advance(60_000)
    await city.must(enter(city.officer, [marks(enrolmentOf(third), 75, 91, false, seen), marks(enrolmentOf(fourth), null, null, true)]))
  })

  test('a worker of the class sees nobody’s marks, and staff of another county do not know the class', async () => {
    expect((await city.call(first, 'GET', `/api/training/classes/${classId}/results`)).status).toBe(404)
    expect((await enter(first, [marks(enrolmentOf(first), 100, 100)])).status).toBe(404)
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/classes/${classId}/results`)).status).toBe(404)
    expect((await confirm(city.staff(city.other, 'training-reviewer'))).status).toBe(404)
  })

  test('T3: neither who entered a mark nor who teaches the class confirms it, also not with another role', async () => {
    expect((await confirm(reviewer)).body['code']).toBe('training.results-not-confirming')
    const handedIn = await city.must(submit(trainer))
    expect(handedIn['state']).toBe('confirming')
    expect((await enter(trainer, [marks(enrolmentOf(first), 100, 100)])).body['code']).toBe('training.results-not-open')
    const officerAsReviewer = { ...reviewer, accountId: city.officer.accountId }
    expect((await results(officerAsReviewer))).toMatchObject({ barred: 'entered-by-you', can: ['return'] })
    expect((await confirm(officerAsReviewer)).body['code']).toBe('training.results-own')
    const teaching = { ...reviewer, personId: trainer.personId }
    expect((await confirm(teaching)).body['code']).toBe('training.results-own-class')
    expect((await confirm(city.officer)).status).toBe(403)
  })

  test('T3: the database refuses it as well', async () => {
    const author = `account:${trainer.accountId}`
    await expect(city.database.query(`update training_result set confirmed_by = $1 where enrolment_id = $2`, [author, enrolmentOf(first)])).rejects.toThrow(/another account/)
    await expect(city.database.query(`update training_result set confirmed_by = $1 where enrolment_id = $2`, [`${author}:for:x`, enrolmentOf(first)])).rejects.toThrow(/another account|two_pairs/)
    await expect(city.database.query(`update training_result set certificate_id = gen_random_uuid() where enrolment_id = $1`, [enrolmentOf(first)])).rejects.toThrow(/certified_pass/)
  })

  test('sent back with a reason they can be corrected, and handed in again', async () => {
    expect((await city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/return`, { reason: ' ' })).status).toBe(400)
    const back = await city.must(city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/return`, { reason: '第 2 行理论分与卷面不符' }))
    expect(back).toMatchObject({ state: 'assessing', returned: { reason: '第 2 行理论分与卷面不符' } })
    await city.must(submit(trainer))
  })

  test('confirmed by another, everybody who passed has a certificate and everybody is told how it went', async () => {
    const answers = await Promise.all([confirm(reviewer), confirm(reviewer)])
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409])
    expect(answers.find((answer) => answer.status === 200)!.body).toEqual({ passed: 2, failed: 3, certificates: 2, served: 5 })
    const outcomes = Object.fromEntries((await results())['rows'].map((row: Body) => [row['enrolmentId'], row['outcome']]))
    expect(workers.map((worker) => outcomes[enrolmentOf(worker)])).toEqual(['passed', 'failed-theory', 'passed', 'absent', 'failed-attendance'])
    const notices = await city.database.query<{ person_id: string; kind: string; params: Body }>(`select person_id, kind, params from notice where kind like 'training.passed' or kind like 'training.failed%'`)
    expect(workers.map((worker) => notices.filter((notice) => worker.kind === 'worker' && notice.person_id === worker.personId).map((notice) => notice.kind)))
      .toEqual([['training.passed'], ['training.failed-theory'], ['training.passed'], ['training.failed-absent'], ['training.failed-attendance']])
    expect(notices.find((notice) => notice.kind === 'training.failed-theory')!.params).toMatchObject({ have: 59, need: 60 })
    expect((await city.database.query<{ state: string }>(`select state from training_class where id = $1`, [classId]))[0]!.state).toBe('closed')
    expect(await city.database.query(`select distinct state from training_need where class_id = $1`, [classId])).toEqual([{ state: 'served' }])
  })

  test('figures count trained, passed and certified once each', async () => {
    await countFigures({ inTransaction: (work) => city.asJob(work) })
    const facts = await city.database.query<{ metric: string; numerator: string }>(`select metric, sum(numerator)::text as numerator from metric_fact where metric in ('training.trained', 'training.passed', 'training.certified') group by 1 order by 1`)
    expect(facts).toEqual([{ metric: 'training.certified', numerator: '2' }, { metric: 'training.passed', numerator: '2' }, { metric: 'training.trained', numerator: '4' }])
  })

  test('the holder sees, downloads and shows it; nobody else does', async () => {
    const [mine] = (await city.must(city.call(first, 'GET', '/api/training/my/certificates')))['rows'] as Body[]
    expect(mine).toMatchObject({ state: 'valid', title: '焊工·初级工', levelLabel: '初级工（五级）', classId })
    const certificate = await city.must(city.call(first, 'GET', `/api/training/my/certificates/${mine!['id']}`))
    expect(certificate).toMatchObject({ number: mine!['number'], verifyPath: `/v/${mine!['number']}`, theory: 82, practice: 90, statement: '经考核评价，达到国家职业标准' })
    for (const path of ['', '/certificate.pdf', '/credential.json']) expect((await city.call(second, 'GET', `/api/training/my/certificates/${mine!['id']}${path}`)).status).toBe(404)
    expect((await city.must(city.call(second, 'GET', '/api/training/my/certificates')))['rows']).toEqual([])
    expect((await city.must(city.call(fifth, 'GET', `/api/training/my/classes/${classId}`)))['result']).toMatchObject({ outcome: 'failed-attendance', certificateNumber: null })
    expect((await city.must(city.call(fourth, 'GET', `/api/training/my/classes/${classId}`)))['result']).toMatchObject({ outcome: 'absent' })
  })

  test('anybody verifies it by number, with one character of the name hidden', async () => {
    const { number } = await certificateOf(city, first)
    const typed = ` ${number.slice(0, 5).toLowerCase()} ${number.slice(5, 9)}-${number.slice(9)} `
    const answer = await verifyNumber(city, typed)
    expect(answer).toMatchObject({ verdict: 'valid', facts: { number, occupation: '焊工', level: '初级工（五级）' }, revoked: null })
    expect(answer['facts']['name']).toMatch(/^林\*/)
    expect(answer['statusAsOf']).not.toBe(null)
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
    expect(await verifyNumber(city, wrong)).toMatchObject({ verdict: 'wrong-number', facts: null })
    expect(await verifyNumber(city, '𠮷龘😀')).toMatchObject({ verdict: 'wrong-number' })
  })

  test('each verification is noted without anybody’s name', async () => {
    const { id } = await certificateOf(city, first)
    const rows = await city.database.query<Body>('select * from training_certificate_check where credential_id = $1', [id])
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0]!).sort()).toEqual(['by', 'checked_at', 'credential_id', 'id', 'scope', 'verdict'])
  })

  test('the downloaded PDF and JSON verify on the page, and on a machine that only knows the issuer', async () => {
    const { id, number } = await certificateOf(city, first)
    const json = (await city.call(first, 'GET', `/api/training/my/certificates/${id}/credential.json`)).raw
    const pdf = (await city.call(first, 'GET', `/api/training/my/certificates/${id}/certificate.pdf`)).raw
    for (const [name, bytes] of [['x.json', json], ['x.pdf', pdf]] as const) expect(await verifyUpload(city, name, bytes)).toMatchObject({ verdict: 'valid', facts: { number } })
    const { dids } = await city.must(city.call(null, 'GET', '/api/public/certificate-issuers')) as { dids: string[] }
    const trustedIssuers = dids.map((did) => trustedIssuerFromDid(did)!)
    expect(await verifyFile(pdf, { trustedIssuers, now: city.clock.now() })).toMatchObject({ verdict: 'valid', revocation: { checked: false } })
  })

  test('a changed byte fails, in the JSON and in what the PDF carries; a file that is none says so', async () => {
    const { id } = await certificateOf(city, first)
    const json = (await city.call(first, 'GET', `/api/training/my/certificates/${id}/credential.json`)).raw.toString('utf8')
    const forged = json.replace('初级工', '高级工')
    expect(forged).not.toBe(json)
    expect(await verifyUpload(city, 'x.json', Buffer.from(forged))).toMatchObject({ verdict: 'tampered', facts: null })
    expect(await verifyUpload(city, 'x.json', Buffer.from('{"a":1}'))).toMatchObject({ verdict: 'not-a-credential' })
    expect((await upload(city, 'big.json', Buffer.alloc(5 * 1024 * 1024 + 1, 0x20))).body['code']).toBe('platform.too-large')
    expect((await upload(city, 'empty.json', Buffer.alloc(0))).body['code']).toBe('certificates.no-file')
  })

  test('what is published names nobody', async () => {
    const { id } = await certificateOf(city, first)
    const copy = await city.must(city.call(null, 'GET', `/api/public/certificates/${id}`))
    const answer = await verifyNumber(city, (await certificateOf(city, first)).number)
    const list = await city.must(city.call(null, 'GET', answer['statusList'] as string))
    const [{ name }] = [await city.must(city.call(first, 'GET', `/api/training/my/certificates/${id}`)).then((mine) => ({ name: mine['holderName'] as string }))]
    expect(name).toMatch(/^林./)
    for (const published of [copy, list]) expect(JSON.stringify(published)).not.toContain(name)
    expect((await city.call(null, 'GET', '/.well-known/did.json')).status).toBe(404)
  })

  test('an ID-like guess, a foreign county or the holder cannot revoke; a reviewer can, once, with a reason that everybody reads', async () => {
    const { id, number } = await certificateOf(city, first)
    const revoke = (as: Actor, reason: string) => city.call(as, 'POST', `/api/training/certificates/${id}/revoke`, { reason })
    expect((await revoke(first, '不要了')).status).toBe(403)
    expect((await revoke(city.officer, '录错了')).status).toBe(403)
    expect((await revoke(city.staff(city.other, 'training-reviewer'), '录错了')).status).toBe(404)
    const before = (await city.call(first, 'GET', `/api/training/my/certificates/${id}/credential.json`)).raw
    city.clock.advance(86_400_000)
    expect(await city.must(revoke(reviewer, '复查发现实操成绩录入有误'))).toMatchObject({ state: 'revoked', revokedReason: '复查发现实操成绩录入有误', can: [] })
    expect((await revoke(reviewer, '再来一次')).body['code']).toBe('training.certificate-revoked')
    expect(await verifyNumber(city, number)).toMatchObject({ verdict: 'revoked', revoked: { reason: '复查发现实操成绩录入有误', renewed: false } })
    expect(await verifyUpload(city, 'x.json', before)).toMatchObject({ verdict: 'revoked', revoked: { reason: '复查发现实操成绩录入有误' } })
    expect((await city.call(first, 'GET', `/api/training/my/certificates/${id}/certificate.pdf`)).body['code']).toBe('training.certificate-not-printable')
    expect(await city.must(city.call(first, 'GET', `/api/training/my/certificates/${id}`))).toMatchObject({ state: 'revoked' })
    expect(await city.database.query(`select kind from notice where kind = 'training.certificate-revoked'`)).toHaveLength(1)
    expect(await city.database.query<{ reason: string }>(`select reason from audit_entry where action = 'training.revoke-certificate'`)).toEqual([{ reason: '复查发现实操成绩录入有误' }])
    await countFigures({ inTransaction: (work) => city.asJob(work) })
    expect(await city.database.query(`select sum(numerator)::int as n from metric_fact where metric = 'training.certified'`)).toEqual([{ n: 1 }])
  })

  test('renewed, the number stays and the old file says that another took its place', async () => {
    const { id, number } = await certificateOf(city, third)
    const old = (await city.call(third, 'GET', `/api/training/my/certificates/${id}/credential.json`)).raw
    expect((await city.call(reviewer, 'POST', `/api/training/certificates/${id}/renew`, { validUntil: '2026-12-01' })).body['code']).toBe('training.renewal-not-later')
    const renewed = await city.must(city.call(reviewer, 'POST', `/api/training/certificates/${id}/renew`, { validUntil: '2029-12-31' }))
    expect(renewed).toMatchObject({ number, state: 'valid', validUntil: '2029-12-31T16:00:00.000Z' })
    expect(renewed['id']).not.toBe(id)
    expect(await verifyNumber(city, number)).toMatchObject({ verdict: 'valid' })
    expect(await verifyUpload(city, 'old.json', old)).toMatchObject({ verdict: 'revoked', revoked: { renewed: true } })
    city.clock.set('2030-01-01T00:00:01+08:00')
    expect(await verifyNumber(city, number)).toMatchObject({ verdict: 'expired' })
    city.clock.set('2026-12-12T09:00:00+08:00')
  })

  test('staff find certificates by number, class and holder, of their own range only', async () => {
    const { number } = await certificateOf(city, third)
    const find = (as: Actor, query: string) => city.must(city.call(as, 'GET', `/api/training/certificates?${query}`))
    expect((await find(reviewer, `q=${number.slice(0, 9)}`))['total']).toBe(2)
    expect((await find(reviewer, `state=revoked`))['rows']).toHaveLength(1)
    expect((await find(reviewer, `q=${encodeURIComponent('晚间班')}&limit=1`))).toMatchObject({ total: 2 })
    expect((await find(city.staff(city.other, 'training-reviewer'), 'limit=10'))['rows']).toEqual([])
    const [row] = (await find(reviewer, `q=${number}`))['rows'] as Body[]
    expect(row!['holder']['name']).toMatch(/^林\*/)
    expect((await city.call(city.staff(city.other, 'training-reviewer'), 'GET', `/api/training/certificates/${row!['id']}`)).status).toBe(404)
  })

  test('every invariant that doctor would look for holds', async () => {
    for (const check of resultsPart.checks ?? []) expect([check.name, await city.asJob((ctx) => check.run(ctx.tx, city.services))]).toEqual([check.name, []])
  })
})

test('numbers are those that the federation has set, and a county that set none uses its parent’s', async () => {
  const city = await openCity()
  const top = city.staff(city.city, 'training-reviewer')
  const seen = await city.must(city.call(top, 'PUT', '/api/training/certificate-series', { issuer: 'S0009', region: '4102', validYears: 3 }))
  expect(seen).toMatchObject({ own: true })
  expect(seen['sample']).toMatch(/^S0009410226/)
  expect(await city.must(city.call(city.staff(city.county, 'training-reviewer'), 'GET', '/api/training/certificate-series'))).toMatchObject({ own: false, issuer: 'S0009', validYears: 3 })
  expect((await city.call(top, 'PUT', '/api/training/certificate-series', { issuer: '9', region: 'x', validYears: 0 })).status).toBe(400)
  expect((await city.call(city.officer, 'PUT', '/api/training/certificate-series', { issuer: 'S0001', region: '4102', validYears: null })).status).toBe(403)

  const { classId, trainer, workers, enrolmentOf } = await taughtClass(city)
  await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/marks`, { rows: workers.map((worker) => marks(enrolmentOf(worker), 80, 80)) }))
  await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`))
  await city.must(city.call(city.staff(city.county, 'training-reviewer'), 'POST', `/api/training/classes/${classId}/results/confirm`))
  const { number, id } = await certificateOf(city, workers[0]!)
  expect(number).toMatch(/^S000941022600001\d$|^S00094102260000\d\d$/)
  expect((await city.must(city.call(workers[0]!, 'GET', `/api/training/my/certificates/${id}`)))['validUntil']).toMatch(/^2029-12-10/)
})

test('after teaching everybody is asked how it was; once each; the report hides who said what', async () => {
  const city = await openCity()
  const { classId, trainerId, workers } = await taughtClass(city)
  const invited = await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))
  expect(invited).toBe(5)
  expect(await city.asJob(async (ctx) => inviteEvaluators(ctx, (await findClass(ctx.tx, classId))!))).toBe(0)
  const [first, second] = workers as [Actor, Actor]
  const path = `/api/training/my/classes/${classId}/evaluation`
  expect((await city.must(city.call(first, 'GET', '/api/training/my/evaluations')))['rows']).toMatchObject([{ classId, state: 'open' }])
  expect(await city.must(city.call(first, 'GET', path))).toMatchObject({ state: 'open', form: { questions: [{ key: 'trainer' }, { key: 'course' }, { key: 'teaching' }, { key: 'comment' }] } })
  const given = { trainer: 5, course: 4, teaching: 5, comment: '𠮷老师讲得清楚，我的电话 13800001234' }
  for (const bad of [{ ...given, trainer: 6 }, { ...given, trainer: 0 }, { course: 4, teaching: 5 }, { ...given, trainer: '5' }]) expect((await city.call(first, 'POST', path, bad)).status).toBe(400)
  expect(await city.must(city.call(first, 'POST', path, given))).toEqual({ classId, state: 'given', assisted: false })
  expect((await city.call(first, 'POST', path, given)).body['code']).toBe('training.evaluation-given')
  const stranger = await city.worker('外人', '13955556666')
  expect((await city.call(stranger, 'POST', path, given)).body['code']).toBe('training.evaluation-not-asked')

  const clerk = city.staff(city.county, 'window-clerk')
  const assisted = { ...second, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } } as Actor
  expect(await city.must(city.call(assisted, 'POST', path, { trainer: 4, course: 4, teaching: 4 }))).toMatchObject({ assisted: true })
  const paper = { trainer: 3, course: 3, teaching: 2, comment: '设备少', formNumber: 'pj-001', evaluator: 'worker', filledOn: '2026-12-10' }
  const typed = (more: object = {}) => city.call(clerk, 'POST', `/api/training/classes/${classId}/paper-evaluations`, { ...paper, ...more })
  expect((await typed({ filledOn: '2026-12-01' })).body['code']).toBe('training.filled-on-wrong')
  expect(await city.must(typed())).toEqual({ classId, formNumber: 'PJ-001', submissions: 3 })
  expect((await typed({ formNumber: 'ＰＪ-001' })).body['code']).toBe('training.form-number-taken')

  const report = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}/report`))
  expect(report).toMatchObject({ submissions: 3, few: true, paper: 1, comments: { kind: 'withheld', submissions: 3, threshold: 5 }, responses: [{ kind: 'worker', submitted: 3, invited: 5, rate: 0.4 }] })
  expect(report['ratings'][0]).toMatchObject({ key: 'trainer', n: 3, mean: 4, distribution: [0, 0, 1, 1, 1] })
  await city.must(typed({ formNumber: 'PJ-002', comment: '' }))
  await city.must(typed({ formNumber: 'PJ-003', comment: '还想学' }))
  const full = await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}/report`))
  expect(full['comments']['kind']).toBe('shown')
  expect(full['comments']['texts'].join()).not.toContain('13800001234')
  expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/classes/${classId}/report`)).status).toBe(404)

  const profile = await city.must(city.call(city.officer, 'GET', `/api/training/trainers/${trainerId}/profile`))
  expect(profile).toMatchObject({ submissions: 5, classes: [{ classId, submissions: 5 }], trend: [{ month: '2026-12', n: 15 }] })
  expect(await city.must(city.call(city.officer, 'GET', '/api/training/evaluations?sort=lowest'))).toMatchObject({ total: 1, rows: [{ classId, submissions: 5, invited: 5 }], overall: { submissions: 5 } })
  city.clock.set('2026-12-26T09:00:00+08:00')
  expect((await city.call(workers[2]!, 'POST', path, given)).body['code']).toBe('training.evaluation-over')
})

function verifyNumber(city: City, number: string): Promise<Body> {
  return city.must(city.call(null, 'POST', '/api/public/certificates/verify', { number }))
}

async function upload(city: City, name: string, bytes: Buffer): Promise<{ status: number; body: Body }> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const encoded = new Response(form)
  const response = await city.server.inject({ method: 'POST', url: '/api/public/certificates/verify-file', headers: { 'content-type': encoded.headers.get('content-type')! }, payload: Buffer.from(await encoded.arrayBuffer()) })
  return { status: response.statusCode, body: JSON.parse(response.body) as Body }
}

async function verifyUpload(city: City, name: string, bytes: Buffer): Promise<Body> {
  const { status, body } = await upload(city, name, bytes)
  expect(status).toBe(200)
  return body
}
