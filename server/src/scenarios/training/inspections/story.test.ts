import { describe, expect, test } from 'vitest'
import { classesForTest } from '../classes/test-support.ts'
import { qualityPart } from '../quality/index.ts'
import type { Body } from '../results/test-support.ts'
import { inspectionsPart } from './index.ts'

describe('a supervisor looks into a class under way', async () => {
  const city = await classesForTest([...inspectionsPart.routes, ...qualityPart.routes])
  const people = await Promise.all(Array.from({ length: 6 }, () => city.newWorker()))
  const { classId, sessionIds } = await city.announce()
  for (const one of people) await city.must(city.enrol(one, classId))
  const [leader, reviewer, above] = [city.staff(city.county, 'leader'), city.staff(city.county, 'training-reviewer'), city.staff(city.city, 'leader')]
  const at = `/api/training/sessions/${sessionIds[0]}/inspection`
  const items = (bad: Record<string, string> = {}) => ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'].map((key) => ({ key, passed: !(key in bad), note: bad[key] ?? null }))
  const hand = (as: typeof leader, bad?: Record<string, string>, key?: string) => city.call(as, 'POST', at, { items: items(bad) }, key)
  const cases = async () => (await city.must(city.call(leader, 'GET', '/api/training/rectifications')))['rows'] as Body[]

  test('who is here and what is late is seen as it happens', async () => {
    expect((await hand(leader)).body['code']).toBe('training.inspection-too-early')
    city.clock.set('2026-12-08T18:45:00+08:00')
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/start`))
    const watch = async (as = leader) => (await city.must(city.call(as, 'GET', '/api/training/watch')))['rows'] as Body[]
    expect(await watch()).toMatchObject([{ sessionId: sessionIds[0], phase: 'on', seated: 6, here: 0, late: ['not-started'], drops: [], inspected: false }])
    const roster = (await city.must(city.call(city.officer, 'GET', `/api/training/classes/${classId}`)))['roster'] as Body[]
    await city.must(city.call(city.officer, 'POST', `/api/training/sessions/${sessionIds[0]}/sheet`, { rows: roster.map((row, place) => ({ enrolmentId: row['enrolment'].id, status: place < 2 ? 'present' : 'absent' })) }))
    expect(await watch()).toMatchObject([{ here: 2, late: ['few-here'] }])
    expect(await watch(city.staff(city.other, 'leader'))).toEqual([])
    expect(await watch(above)).toHaveLength(1)
  })

  test('a list in order opens nothing; it is counted once, however often it is sent', async () => {
    const answers = await Promise.all([hand(reviewer), hand(reviewer)])
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(answers.find((one) => one.status === 409)!.body['code']).toBe('training.inspection-given')
    expect(await cases()).toEqual([])
  })

  test('what is not in order opens one rectification, also when two find it at once; the second joins', async () => {
    expect((await hand(leader, { i4: '' })).status).toBe(400)
    const [one, other] = await Promise.all([city.must(hand(leader, { i4: '插座裸露，打 13800138000 报修', i3: '焊机坏了两台' }, 'inspection-of-leader-0001')), city.must(hand(above, { i2: '签到六人，教室两人' }))])
    expect(one).toMatchObject({ failed: 2 })
    expect(other!['rectificationId']).toBe(one!['rectificationId'])
    expect(await city.must(hand(leader, { i4: '插座裸露，打 13800138000 报修', i3: '焊机坏了两台' }, 'inspection-of-leader-0001'))).toEqual(one)
    const found = await cases()
    expect(found).toMatchObject([{ id: one!['rectificationId'], classId, state: 'open', source: 'inspection', shortfalls: [] }])
    expect(new Set(found[0]!['findings'].map((finding: Body) => finding['note']))).toEqual(new Set(['插座裸露，打 *** 报修', '焊机坏了两台', '签到六人，教室两人']))
    expect(await city.must(city.call(leader, 'GET', at))).toMatchObject({ mine: one!['id'], lesson: { inspections: 3, inspected: true }, past: [{}, {}, {}] })
  })

  test('put right by whoever runs the class and accepted by another; what is found later opens the next', async () => {
    const [{ id }] = await cases() as [Body]
    await city.must(city.call(city.officer, 'POST', `/api/training/rectifications/${id}/answer`, { measures: '当晚换好插座，焊机明天补齐。' }))
    expect(await city.must(city.call(reviewer, 'POST', `/api/training/rectifications/${id}/verify`, { accepted: true, note: null }))).toMatchObject({ state: 'done', effect: { before: null } })
    city.clock.set('2026-12-10T18:40:00+08:00')
    const next = await city.must(city.call(leader, 'POST', `/api/training/sessions/${sessionIds[1]}/inspection`, { items: items({ i6: '太快，一半人跟不上' }) }))
    expect(next['rectificationId']).not.toBe(id)
    expect(new Set((await cases()).map((row) => row['state']))).toEqual(new Set(['done', 'open']))
  })

  test('a unit keeps a list of its own for all below; a list gone through before it changed is not taken', async () => {
    expect(await city.must(city.call(leader, 'GET', '/api/training/checklist'))).toMatchObject({ from: null, own: false, mayEdit: false })
    expect((await city.call(leader, 'PUT', '/api/training/checklist', { items: [{ key: 'ia', words: '安全帽戴好' }] })).status).toBe(403)
    await city.must(city.call(city.staff(city.city, 'training-officer'), 'PUT', '/api/training/checklist', { items: [{ key: 'ia', words: '安全帽戴好' }] }))
    expect(await city.must(city.call(leader, 'GET', at))).toMatchObject({ items: [{ key: 'ia', words: '安全帽戴好' }] })
    expect((await city.call(city.officer, 'POST', at, { items: items() })).body['code']).toBe('training.inspection-other-list')
    expect(await city.must(city.call(city.officer, 'POST', at, { items: [{ key: 'ia', passed: true, note: null }] }))).toMatchObject({ failed: 0, rectificationId: null })
  })

  test('a neighbour, a firm and a worker see nothing of it', async () => {
    const id = (await city.database.query<{ id: string }>('select id from training_inspection limit 1'))[0]!.id
    for (const [who, status] of [[city.staff(city.other, 'leader'), 404], [city.staff(city.firm, 'enterprise-hr'), 403], [people[0]!, 403]] as const) {
      expect((await city.call(who, 'GET', at)).status).toBe(status)
      expect((await city.call(who, 'POST', at, { items: items() })).status).toBe(status)
      expect((await city.call(who, 'GET', `/api/training/inspections/${id}/items/i4/photo`)).status).toBe(status)
    }
  })
})
