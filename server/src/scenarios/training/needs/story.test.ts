import { beforeAll, describe, expect, test } from 'vitest'
import { needsForTest, wish } from './test-support.ts'

let city: Awaited<ReturnType<typeof needsForTest>>
beforeAll(async () => { city = await needsForTest() }, 60_000)

const unitWish = (more: object = {}) => ({ ...wish(), seats: 18, contactName: '侯颖', contactPhone: '13800001111', ...more })

describe('a worker asks', () => {
  test('in their own words: the occupation is found, the town’s federation gets it, and a reply is promised', async () => {
    const lin = await city.worker('林禾', '13900000001')
    const { status, body } = await city.call(lin, 'POST', '/api/training/my-needs', wish())
    expect(status).toBe(200)
    expect(body['understood']).toMatchObject({ occupation: { name: '焊工' }, sure: 'sure' })
    expect(body['need']).toMatchObject({ state: 'open', occupationBy: 'classified', words: '想学电焊，晚上有空', divisionName: '龙亭区', town: '东墩镇', assisted: false })
    expect(body['need'].number).toMatch(/^XQ-2026-\d{6}$/)
    expect(body['replyBy']).toBe('2026-12-04')
    const [row] = await city.database.query<{ scope: string; name_sealed: Buffer; unit_name: string | null }>('select scope, name_sealed, unit_name from training_need where id = $1', [body['need'].id])
    expect(row).toMatchObject({ scope: city.town.scope, unit_name: null })
    expect(row!.name_sealed.toString('utf8')).not.toContain('林禾')

    const progress = await city.call(lin, 'GET', `/api/training/my-needs/${body['need'].id}`)
    expect(progress.body).toMatchObject({ askAt: { unitName: '龙亭区东墩镇总工会' }, can: ['correct', 'withdraw'], promise: { due: '2026-12-04', today: '2026-11-20' } })
    expect(progress.body['steps'][0]).toMatchObject({ kind: 'asked', state: 'done' })
  })

  test('twice the same: once. Pressed twice with one key: the same answer', async () => {
    const worker = await city.worker('赵一', '13900000002')
    const first = await city.call(worker, 'POST', '/api/training/my-needs', wish(), 'one-press-of-the-button')
    const again = await city.call(worker, 'POST', '/api/training/my-needs', wish(), 'one-press-of-the-button')
    expect(again.body['need'].id).toBe(first.body['need'].id)
    expect((await city.call(worker, 'POST', '/api/training/my-needs', wish())).body['code']).toBe('training.need-already-asked')
    const together = await city.worker('赵二', '13900000003')
    const answers = await Promise.all([1, 2, 3, 4].map(() => city.call(together, 'POST', '/api/training/my-needs', wish())))
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409])
  })

  test('with odd characters: kept as they are; with nonsense: refused, never a fault', async () => {
    const worker = await city.worker('𠮷龘', '13900000004')
    const odd = await city.call(worker, 'POST', '/api/training/my-needs', wish({ words: '想学 🔥 茶艺 𠮷龘' }))
    expect(odd.body['need']).toMatchObject({ words: '想学 🔥 茶艺 𠮷龘', occupation: { name: '茶艺师' } })
    for (const bad of [{}, wish({ level: 99 }), wish({ words: '', occupationId: null }), wish({ words: 'x'.repeat(501) }), wish({ division: '龙亭' }), wish({ windows: ['always'] }), wish({ earliest: '2026-13-40' }), wish({ words: '\u0000' }), wish({ earliest: '2027-02-01', latest: '2027-01-01' })]) {
      expect((await city.call(worker, 'POST', '/api/training/my-needs', bad)).status).toBe(400)
    }
    expect((await city.call(worker, 'POST', '/api/training/my-needs', wish({ division: '110101' }))).body['code']).toBe('training.need-division-unknown')
    expect((await city.call(worker, 'POST', '/api/training/my-needs', wish({ occupationId: city.county.id }))).body['code']).toBe('training.need-occupation-unknown')
    expect((await city.call(worker, 'POST', '/api/training/my-needs', wish({ latest: '2026-11-01' }))).body['code']).toBe('training.need-latest-past')
  })

  test('corrects what was understood; what was said stays; an old page is told so', async () => {
    const worker = await city.worker('孙三', '13900000005')
    const { need } = (await city.call(worker, 'POST', '/api/training/my-needs', wish())).body
    const right = { revision: need.revision, occupationId: city.occupation('electrician'), level: 2, division: '410202', town: null, windows: ['weekend'], earliest: null, latest: null }
    const corrected = await city.call(worker, 'PUT', `/api/training/my-needs/${need.id}`, right)
    expect(corrected.body).toMatchObject({ occupation: { name: '电工' }, occupationBy: 'corrected', level: 2, words: need.words, revision: 2 })
    expect((await city.call(worker, 'PUT', `/api/training/my-needs/${need.id}`, right)).body['code']).toBe('platform.changed-meanwhile')
    const history = await city.database.query('select changes from training_need_change where need_id = $1', [need.id])
    expect(history).toEqual([{ changes: expect.objectContaining({ level: [1, 2], windows: [['weekday-evening'], ['weekend']] }) }])
  })

  test('takes it back, and may then ask again', async () => {
    const worker = await city.worker('钱四', '13900000006')
    const { need } = (await city.call(worker, 'POST', '/api/training/my-needs', wish())).body
    expect((await city.call(worker, 'POST', `/api/training/my-needs/${need.id}/withdraw`, { reason: '换工作了' })).body['state']).toBe('withdrawn')
    expect((await city.call(worker, 'POST', `/api/training/my-needs/${need.id}/withdraw`, {})).body['code']).toBe('training.need-settled')
    expect((await city.call(worker, 'GET', `/api/training/my-needs/${need.id}`)).body['can']).toEqual(['ask-again'])
    expect((await city.call(worker, 'POST', '/api/training/my-needs', wish())).status).toBe(200)
  })

  test('nobody reads or touches another’s', async () => {
    const owner = await city.worker('周五', '13900000007')
    const stranger = await city.worker('吴六', '13900000008')
    const { need } = (await city.call(owner, 'POST', '/api/training/my-needs', wish())).body
    expect((await city.call(stranger, 'GET', `/api/training/my-needs/${need.id}`)).status).toBe(404)
    expect((await city.call(stranger, 'POST', `/api/training/my-needs/${need.id}/withdraw`, {})).status).toBe(404)
    expect((await city.call(stranger, 'GET', '/api/training/my-needs')).body['rows']).toEqual([])
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/needs/${need.id}`)).status).toBe(404)
    expect((await city.call(null, 'GET', `/api/training/needs/${need.id}`)).status).toBe(401)
  })

  test('T6: at the desk it is the same, and the record, the answer and a notice say so', async () => {
    const worker = await city.worker('郑七', '13900000009')
    const clerk = city.staff(city.county, 'window-clerk')
    const { need } = (await city.call({ ...worker, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } }, 'POST', '/api/training/my-needs', wish())).body
    expect(need.assisted).toBe(true)
    const [row] = await city.database.query<{ filed_by: string }>('select filed_by from training_need where id = $1', [need.id])
    expect(row!.filed_by).toBe(`account:${clerk.accountId}:for:${worker.personId}`)
    expect(await city.database.query('select kind, link from notice where person_id = $1', [worker.personId])).toEqual([{ kind: 'training.need-filed-for-you', link: `/my-needs/${need.id}` }])
  })
})

describe('units ask, clerks write down', () => {
  test('a firm asks for its people at the federation of its place, and sees it though it lies above', async () => {
    const hr = city.staff(city.firm, 'enterprise-hr')
    const { body } = await city.call(hr, 'POST', '/api/training/unit-needs', unitWish({ words: '新购数控车床十台，无人会编程对刀' }))
    expect(body['need']).toMatchObject({ source: 'enterprise', seats: 18, occupation: { name: '数控车工' } })
    const mine = await city.call(hr, 'GET', '/api/training/unit-needs')
    expect(mine.body['rows']).toEqual([expect.objectContaining({ id: body['need'].id, unitName: '龙亭恒禾精密有限公司', applicant: { id: null, name: '侯*', phone: '138****1111' } })])
    expect((await city.call(hr, 'GET', '/api/training/needs')).body['total']).toBe(1)
    expect((await city.call(hr, 'POST', `/api/training/needs/${body['need'].id}/withdraw`, { reason: '订单变了' })).body).toMatchObject({ state: 'withdrawn', withdrawnReason: '订单变了' })
  })
  test('T8: what a worker wants to learn, perhaps away from this job, never reaches the employer', async () => {
    const employee = await city.worker('韩八', '13900000020', city.firm)
    const { need } = (await city.call(employee, 'POST', '/api/training/my-needs', wish({ words: '不想再干钳工，想学茶艺' }))).body
    const hr = city.staff(city.firm, 'enterprise-hr')
    expect((await city.call(hr, 'GET', `/api/training/needs/${need.id}`)).status).toBe(404)
    for (const list of ['/api/training/unit-needs', '/api/training/needs']) expect((await city.call(hr, 'GET', list)).body['rows'].map((row: { id: string }) => row.id)).not.toContain(need.id)
    await expect(city.database.query('update training_need set applicant_scope = $2 where id = $1', [need.id, city.firm.scope])).rejects.toThrow(/training_need_worker_is_private/)
  })
  test('a department asks for a whole county', async () => {
    const { body } = await city.call(city.staff(city.department, 'department-officer'), 'POST', '/api/training/unit-needs', unitWish({ words: '养老护理', town: null, seats: 60 }))
    expect(body['need']).toMatchObject({ source: 'department', seats: 60, occupation: { name: '养老护理员' } })
    expect((await city.database.query<{ scope: string }>('select scope from training_need where id = $1', [body['need'].id]))[0]!.scope).toBe(city.county.scope)
  })
  test('a clerk writes down a caller’s need: a contact is made for the phone, once', async () => {
    const clerk = city.staff(city.county, 'window-clerk')
    const call = (more: object) => city.call(clerk, 'POST', '/api/training/recorded-needs', unitWish({ source: 'worker', seats: 1, contactName: '冯九', contactPhone: '13900000010', ...more }))
    const first = await call({})
    const second = await call({ words: '还想学叉车' })
    expect([first.body['need'].assisted, first.status, second.status]).toEqual([true, 200, 200])
    expect(await city.database.query('select count(distinct person_id)::int as people, count(*)::int as needs from training_need where id = any($1)', [[first.body['need'].id, second.body['need'].id]])).toEqual([{ people: 1, needs: 2 }])
    expect((await call({})).body['code']).toBe('training.need-already-asked')
    expect((await call({ division: '410203', words: '钳工' })).body['code']).toBe('training.need-outside-range')
    expect((await call({ source: 'enterprise', unitName: null })).status).toBe(400)
    expect((await city.call(city.staff(city.firm, 'enterprise-hr'), 'POST', '/api/training/recorded-needs', unitWish({ source: 'worker', seats: 1 }))).body['code']).toBe('training.need-desk-only')
    expect((await city.call(clerk, 'POST', '/api/training/unit-needs', unitWish())).body['code']).toBe('platform.not-allowed')
    expect((await city.call(city.staff(city.county, 'enterprise-hr'), 'POST', '/api/training/unit-needs', unitWish())).body['code']).toBe('training.need-not-a-unit')
  })
})

describe('the demand list', () => {
  test('each figure is exactly the sum of the needs behind it, for every cell and every filter', async () => {
    const officer = city.staff(city.city, 'training-officer')
    for (const filter of ['', 'source=worker', 'window=weekday-evening', 'wantedFrom=2026-12-01&wantedTo=2026-12-31', 'askedFrom=2026-11-01', 'division=410202', 'state=withdrawn']) {
      const demand = (await city.call(officer, 'GET', `/api/training/demand?${filter}`)).body
      const behind = async (more: string) => (await city.call(officer, 'GET', `/api/training/needs?limit=200&${filter}${more}`)).body
      const whole = await behind('')
      expect([demand['total'].seats, demand['total'].needs]).toEqual([whole['seats'], whole['total']])
      for (const group of demand['groups']) {
        for (const row of group.rows) {
          const cell = `&occupation=${group.occupation?.id ?? 'none'}&level=${row.level ?? 'none'}`
          expect((await behind(cell))['seats']).toBe(row.total)
          for (const [index, column] of demand['columns'].entries()) {
            const place = demand['by'] === 'town' ? `&town=${encodeURIComponent(column.key)}` : filter.includes('division=') ? '' : `&division=${column.key}`
            const rows = await behind(`${cell}${place}`)
            expect(rows['seats']).toBe(row.seats[index])
            expect((rows['rows'] as { seats: number }[]).reduce((sum, need) => sum + need.seats, 0)).toBe(row.seats[index])
          }
        }
      }
    }
  }, 60_000)

  test('from the city one sees counties, from a county its towns', async () => {
    const fromCity = (await city.call(city.staff(city.city, 'training-officer'), 'GET', '/api/training/demand')).body
    const fromCounty = (await city.call(city.staff(city.county, 'training-officer'), 'GET', '/api/training/demand')).body
    expect([fromCity['by'], fromCity['columns']]).toEqual(['division', [{ key: '410202', label: '龙亭区' }]])
    expect([fromCounty['by'], fromCounty['columns'].map((column: { key: string }) => column.key)]).toEqual(['town', ['东墩镇', 'none']])
  })

  test('it moves when a need arrives, and the pulse says when', async () => {
    const officer = city.staff(city.county, 'training-officer')
    const before = (await city.call(officer, 'GET', '/api/training/demand/pulse')).body['changedAt']
    city.clock.advance(60_000)
    await city.call(await city.worker('陈十', '13900000011'), 'POST', '/api/training/my-needs', wish())
    const after = (await city.call(officer, 'GET', '/api/training/demand/pulse')).body['changedAt']
    expect(after > before).toBe(true)
  })

  test('a cell says who is free when, what it would fill, and names the needs of a plan', async () => {
    const officer = city.staff(city.county, 'training-officer')
    const { body } = await city.call(officer, 'GET', `/api/training/demand/cell?occupation=${city.occupation('elderly-carer')}`)
    expect(body).toMatchObject({ seats: 60, needs: 1, open: 60, arranged: 0, enough: { custom: [{ unitName: '开封市民政局', seats: 60 }], composite: { classes: 0, seats: 0, left: 0 } } })
    expect(body['openNeedIds'].length).toBe(1)
  })

  test('the public sees sums of five and more, and no other', async () => {
    const { body } = await city.call(null, 'GET', '/api/public/training/demand')
    const shown: (number | null)[] = body['occupations'].flatMap((row: { seats: number | null; byLevel: { seats: number | null }[] }) => [row.seats, ...row.byLevel.map((cell) => cell.seats)])
    expect(shown.filter((seats) => seats !== null && seats < 5)).toEqual([])
    expect(body['occupations'].find((row: { occupation: { name: string } }) => row.occupation.name === '养老护理员').seats).toBe(60)
    expect(JSON.stringify(body)).not.toContain('民政')
  })
})

describe('cadres', () => {
  test('say what a group of needs means, and the word is learnt', async () => {
    const worker = await city.worker('褚一', '13900000012')
    const { need } = (await city.call(worker, 'POST', '/api/training/my-needs', wish({ wish: '凿岩机', words: null }))).body
    expect(need.occupation).toBe(null)
    const officer = city.staff(city.county, 'training-officer')
    const set = await city.call(officer, 'POST', '/api/training/needs/set-occupation', { needIds: [need.id], occupationId: city.occupation('fitter') })
    expect(set.body).toEqual({ changed: 1, unchanged: 0, learnt: ['凿岩机'] })
    expect((await city.call(null, 'POST', '/api/training/suggest-occupation', { words: '凿岩机' })).body).toMatchObject({ occupation: { name: '钳工' }, sure: 'sure' })
    expect((await city.call(city.staff(city.other, 'training-officer'), 'POST', '/api/training/needs/set-occupation', { needIds: [need.id], occupationId: city.occupation('welder') })).body).toMatchObject({ changed: 0, unchanged: 1 })
  })

  test('correct one, and read what happened to it', async () => {
    const worker = await city.worker('卫二', '13900000013')
    const { need } = (await city.call(worker, 'POST', '/api/training/my-needs', wish())).body
    const officer = city.staff(city.county, 'training-officer')
    const right = { revision: 1, occupationId: need.occupation.id, level: 3, division: '410202', town: '东墩镇', windows: [], earliest: null, latest: '2027-03-01', seats: 1, reason: '电话问过本人' }
    expect((await city.call(officer, 'PUT', `/api/training/needs/${need.id}`, right)).body).toMatchObject({ level: 3, applicant: { name: '卫*', phone: '139****0013' } })
    const { body } = await city.call(officer, 'GET', `/api/training/needs/${need.id}`)
    expect(body['events'].map((event: { kind: string; note: string | null }) => [event.kind, event.note])).toEqual([['asked', null], ['corrected', '电话问过本人']])
    expect(body['may']).toEqual({ correct: true, withdraw: true })
    expect((await city.call(city.staff(city.county, 'leader'), 'PUT', `/api/training/needs/${need.id}`, right)).status).toBe(403)
  })

  test('find needs by number, by two characters of a name, by phone, by a part of what was written', async () => {
    const worker = await city.worker('欧阳晴川', '13900000014')
    const { need } = (await city.call(worker, 'POST', '/api/training/my-needs', wish({ words: '100%想学茶艺_真的' }))).body
    const officer = city.staff(city.county, 'training-officer')
    const found = async (q: string) => ((await city.call(officer, 'GET', `/api/training/needs?q=${encodeURIComponent(q)}`)).body['rows'] as { id: string }[]).map((row) => row.id)
    for (const q of [need.number, '晴川', '13900000014', '茶艺_']) expect(await found(q)).toEqual([need.id])
    expect(await found('茶艺%真')).toEqual([])
  })

  test('page through all of them in every order without losing or doubling one', async () => {
    const officer = city.staff(city.county, 'training-officer')
    for (const sort of ['newest', 'oldest', 'most-seats', 'latest-first']) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { body } = await city.call(officer, 'GET', `/api/training/needs?limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
        seen.push(...body['rows'].map((row: { id: string }) => row.id))
        cursor = body['next']
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBe((await city.call(officer, 'GET', '/api/training/needs?limit=1')).body['total'])
    }
    expect((await city.call(officer, 'GET', '/api/training/needs?cursor=nonsense')).status).toBe(400)
  })
})

test('a phone that somebody wrote into the words of a request lay in the table in clear', async () => {
  const worker = await city.worker('秦三', '13900000077')
  const { body } = await city.call(worker, 'POST', '/api/training/my-needs', wish({ words: '想学茶艺，打我电话 139 0000 0077，身份证33010219900307731X' }))
  expect(body['need']).toMatchObject({ words: '想学茶艺，打我电话 ***，身份证***', occupation: { name: '茶艺师' } })
})

test('a search of the whole table for a known name or phone finds nothing', async () => {
  const rows = await city.database.query<{ line: string }>(`select t::text as line from training_need t union all select t::text from training_need_change t`)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ line }) => /1390000\d{4}|林禾|欧阳晴川/.test(line))).toEqual([])
})
