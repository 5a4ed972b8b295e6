import { beforeAll, describe, expect, test } from 'vitest'
import { plansChecks } from './checks.ts'
import { plansForTest } from './test-support.ts'

let city: Awaited<ReturnType<typeof plansForTest>>
beforeAll(async () => { city = await plansForTest() }, 60_000)

const noticesOf = (personId: string) => city.database.query<{ kind: string; link: string }>('select kind, link from notice where person_id = $1 order by id', [personId])
const stateOf = async (needId: string) => (await city.database.query<{ state: string; class_id: string | null }>('select state, class_id from training_need where id = $1', [needId]))[0]!

describe('trainers and rooms', () => {
  test('a county sees the city’s, and may use but not edit them', async () => {
    const cityOfficer = city.staff(city.city, 'training-officer')
    const id = await city.addTrainer({ name: '全市名师' }, cityOfficer)
    const list = await city.call(city.officer, 'GET', `/api/training/trainers?q=${encodeURIComponent('名师')}`)
    expect(list.body['rows']).toEqual([expect.objectContaining({ id, shared: true, phone: '139****2222' })])
    const { updatedAt } = (await city.call(cityOfficer, 'GET', `/api/training/trainers/${id}`)).body
    expect((await city.call(city.officer, 'PUT', `/api/training/trainers/${id}`, { ...city.trainerForm(), updatedAt })).status).toBe(404)
    const own = await city.addTrainer({ name: '龙亭师傅' })
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/trainers/${own}`)).status).toBe(404)
  })

  test('an edit on an old page is told so; a taken code too; what is typed oddly is kept or refused, never a fault', async () => {
    const id = await city.addVenue({ code: 'CD900', name: '𠮷龘实训室 🔧' })
    const before = (await city.call(city.officer, 'GET', `/api/training/venues/${id}`)).body
    expect(before).toMatchObject({ name: '𠮷龘实训室 🔧', contact: '崔**', equipment: [{ name: '电焊机', count: 22 }] })
    const form = { ...city.venueForm({ code: 'CD900', capacity: 30 }), updatedAt: before['updatedAt'] }
    city.clock.advance(1000)
    expect((await city.call(city.officer, 'PUT', `/api/training/venues/${id}`, form)).body).toMatchObject({ capacity: 30 })
    expect((await city.call(city.officer, 'PUT', `/api/training/venues/${id}`, form)).body['code']).toBe('platform.changed-meanwhile')
    expect((await city.call(city.officer, 'POST', '/api/training/venues', city.venueForm({ code: 'CD900' }))).body['code']).toBe('training.resource-code-taken')
    for (const bad of [{ capacity: 0 }, { capacity: 1e12 }, { name: '' }, { name: '\u0000' }, { windows: [{ weekdays: [8], from: '08:00', to: '09:00' }] }, { windows: [{ weekdays: [1], from: '10:00', to: '09:00' }] }, { phone: '123' }]) {
      expect((await city.call(city.officer, 'POST', '/api/training/venues', city.venueForm(bad))).status).toBe(400)
    }
    expect((await city.call(city.officer, 'POST', '/api/training/venues', city.venueForm({ occupationIds: [city.county.id] }))).body['code']).toBe('training.occupation-unknown')
    expect((await city.call(city.officer, 'GET', '/api/training/venues?cursor=x')).status).toBe(400)
    expect((await city.call(city.staff(city.county, 'window-clerk'), 'POST', '/api/training/venues', city.venueForm())).status).toBe(403)
  })
})

describe('from needs to a plan', () => {
  test('a plan is suggested from needs, saved as it is, and the needs are in it', async () => {
    const [trainerId, venueId] = [await city.addTrainer(), await city.addVenue()]
    const asked = [await city.asker(), await city.asker()]
    const needIds = asked.map((one) => one.needId)
    const suggestion = await city.must(city.call(city.officer, 'POST', '/api/training/plans/suggest', { needIds, trainerId, venueId }))
    expect(suggestion).toMatchObject({ draft: { title: '焊工（初级）晚间班', seats: 2, trainerId, venueId }, fit: { asked: 2, reached: 2, missed: [] }, conflicts: [] })
    const saved = await city.must(city.call(city.officer, 'POST', '/api/training/plans', suggestion['draft'] as object))
    expect(saved['number']).toMatch(/^FA-2026-\d{4}$/)
    const plan = (await city.call(city.officer, 'GET', `/api/training/plans/${saved['id']}`)).body
    expect(plan).toMatchObject({ state: 'draft', deadline: '2026-12-04', classHours: 30, actions: expect.arrayContaining(['ask-opinions', 'publish', 'cancel']) })
    expect(plan['sessions']).toHaveLength(10)
    expect(await stateOf(needIds[0]!)).toEqual({ state: 'planned', class_id: saved['id'] })
    const list = await city.call(city.officer, 'GET', `/api/training/plans?state=draft&q=${saved['number']}`)
    expect(list.body['rows']).toEqual([expect.objectContaining({ id: saved['id'], needs: 2, askedSeats: 2, trainer: expect.objectContaining({ name: '沈国梁' }) })])
  })

  test('T1: a room or trainer that is taken is refused with the reason and what would help; the plan being edited is not in its own way', async () => {
    const [trainerId, venueId] = [await city.addTrainer(), await city.addVenue()]
    const first = (await city.plan({ trainerId, venueId })).body
    const refused = await city.plan({ trainerId: await city.addTrainer(), venueId })
    expect(refused).toMatchObject({ status: 409, body: { code: 'training.plan-conflicts' } })
    expect(refused.body['details'].conflicts[0]).toMatchObject({ code: 'venue-busy', session: 0, taken: { title: '焊工（初级）晚间班' }, fix: { kind: 'move', day: '2026-12-09' } })
    const edit = { ...city.draft({ trainerId, venueId, title: '改了名' }), revision: first['revision'] }
    expect((await city.call(city.officer, 'PUT', `/api/training/plans/${first['id']}`, edit)).status).toBe(200)
    expect((await city.call(city.officer, 'PUT', `/api/training/plans/${first['id']}`, edit)).body['code']).toBe('platform.changed-meanwhile')
  })

  test('T1: a room lent to two counties is booked once; the one who is late learns when, not whose', async () => {
    const cityOfficer = city.staff(city.city, 'training-officer')
    const [trainers, venueId] = [[await city.addTrainer({}, cityOfficer), await city.addTrainer({}, cityOfficer)], await city.addVenue({}, cityOfficer)]
    const officers = [city.officer, city.staff(city.other, 'training-officer')]
    for (let race = 0; race < 10; race++) {
      const day = `2027-01-${String(10 + race)}`
      const sessions = [{ day, from: '18:30', to: '20:45', topic: '平焊' }]
      const answers = await Promise.all(officers.map((officer, index) => city.plan({ trainerId: trainers[index], venueId, sessions, outline: [{ topic: '平焊', hours: 3 }] }, officer)))
      expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409])
      const late = answers.find((answer) => answer.status === 409)!
      expect(late.body['details'].conflicts[0]).toMatchObject({ code: 'venue-busy', taken: { title: null } })
    }
    const [count] = await city.database.query<{ n: number }>('select count(*)::int as n from training_session where venue_id = $1', [venueId])
    expect(count!.n).toBe(10)
  })

  test('T5: two planners who choose the same need: one gets it', async () => {
    const { needId } = await city.asker()
    const answers = await Promise.all([1, 2, 3, 4].map(async () => city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue(), needIds: [needId] })))
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409])
    expect(answers.filter((answer) => answer.status === 409).map((answer) => answer.body['code'])).toEqual(Array(3).fill('training.needs-taken'))
  })

  test('needs taken out of a plan are open again, and a draft thrown away gives back all of them', async () => {
    const [trainerId, venueId, a, b] = [await city.addTrainer(), await city.addVenue(), await city.asker(), await city.asker()]
    const saved = (await city.plan({ trainerId, venueId, needIds: [a.needId, b.needId] })).body
    const edited = await city.must(city.call(city.officer, 'PUT', `/api/training/plans/${saved['id']}`, { ...city.draft({ trainerId, venueId, needIds: [b.needId] }), revision: saved['revision'] }))
    expect(edited['revision']).toBe((saved['revision'] as number) + 1)
    expect([(await stateOf(a.needId)).state, (await stateOf(b.needId)).state]).toEqual(['open', 'planned'])
    expect((await city.call(city.staff(city.other, 'training-officer'), 'DELETE', `/api/training/plans/${saved['id']}`)).status).toBe(404)
    expect((await city.call(city.officer, 'DELETE', `/api/training/plans/${saved['id']}`)).status).toBe(204)
    expect((await stateOf(b.needId)).state).toBe('open')
    expect((await city.call(city.officer, 'GET', `/api/training/plans/${saved['id']}`)).status).toBe(404)
  })

  test('needs of two trades, a custom class without its unit, an unknown occupation: refused in words', async () => {
    const [trainerId, venueId, tea] = [await city.addTrainer(), await city.addVenue(), await city.asker({ words: '想学茶艺' })]
    const code = async (more: object) => (await city.plan({ trainerId, venueId, ...more })).body['code']
    expect(await code({ needIds: [tea.needId] })).toBe('training.needs-mixed')
    expect(await code({ kind: 'custom' })).toBe('training.unit-needed')
    expect(await code({ occupationId: city.county.id })).toBe('training.occupation-unknown')
    expect(await code({ needIds: [city.county.id] })).toBe('training.needs-taken')
    expect((await city.call(city.officer, 'POST', '/api/training/plans', city.draft({ trainerId, venueId, seats: -1 }))).status).toBe(400)
  })

  test('a live check says what is in the way and changes nothing', async () => {
    const [trainerId, venueId] = [await city.addTrainer({ windows: [{ weekdays: [6, 7], from: '09:00', to: '17:00' }] }), await city.addVenue({ capacity: 10 })]
    const body = await city.must(city.call(city.officer, 'POST', '/api/training/plans/check', { classId: null, draft: city.draft({ trainerId, venueId }) }))
    const conflicts = body['conflicts'] as { code: string; fix: { kind: string } | null }[]
    expect(conflicts.map((one) => one.code)).toEqual(['venue-too-small', 'trainer-outside-windows', 'trainer-outside-windows'])
    expect(conflicts[0]!.fix).toEqual({ kind: 'seats', seats: 10 })
    expect(body['trainers']).toContainEqual(expect.objectContaining({ id: trainerId, suits: false, why: ['trainer-outside-windows'] }))
  })
})

describe('the opinion round', () => {
  test('those who asked are asked and answer; the cadre sees agreement, replies, adapts, and asks only whom it affects', async () => {
    const [trainerId, venueId] = [await city.addTrainer(), await city.addVenue()]
    const [a, b, c] = [await city.asker(), await city.asker(), await city.asker()]
    const saved = (await city.plan({ trainerId, venueId, needIds: [a.needId, b.needId, c.needId] })).body
    const at = `/api/training/plans/${saved['id']}`
    expect((await city.call(city.officer, 'POST', `${at}/opinions/ask`, { revision: saved['revision'], until: '2026-11-20' })).body['code']).toBe('training.opinions-until-past')
    expect(await city.must(city.call(city.officer, 'POST', `${at}/opinions/ask`, { revision: saved['revision'], until: '2026-11-25' }))).toMatchObject({ asked: 3, answered: 0 })
    expect((await noticesOf(a.worker.personId)).map((one) => one.kind)).toEqual(['training.opinion-asked'])
    // Also by text, one a phone.
    expect(await city.database.query(`select count(*)::int as n from text_message where template = 'training.opinion-asked'`)).toEqual([{ n: 3 }])

    const mine = (await city.call(a.worker, 'GET', '/api/training/my/opinions')).body['rows']
    expect(mine).toEqual([expect.objectContaining({ stance: null, proposal: expect.objectContaining({ title: '焊工（初级）晚间班', open: true, trainer: expect.objectContaining({ name: '沈国梁' }) }) })])
    const answer = (who: typeof a, id: string, body: object) => city.call(who.worker, 'POST', `/api/training/my/opinions/${id}`, { wishWindows: [], words: null, ...body })
    expect((await answer(a, mine[0].id, { stance: 'agree' })).body).toMatchObject({ stance: 'agree', assisted: false })
    expect((await answer(b, mine[0].id, { stance: 'agree' })).status).toBe(404)
    expect((await answer(a, mine[0].id, { stance: 'object' })).status).toBe(400)

    const clerk = city.staff(city.county, 'window-clerk')
    const bId = (await city.call(b.worker, 'GET', '/api/training/my/opinions')).body['rows'][0].id
    const helped = { ...b.worker, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } }
    expect((await city.call(helped, 'POST', `/api/training/my/opinions/${bId}`, { stance: 'adjust', wishWindows: ['weekend'], words: '晚上要带娃 🙏 𠮷' })).body).toMatchObject({ stance: 'adjust', assisted: true })

    const seen = (await city.call(city.officer, 'GET', `${at}/opinions`)).body
    expect(seen).toMatchObject({ summary: { asked: 3, answered: 2, agree: 1, adjust: 1, object: 0 }, wishes: [{ window: 'weekend', seats: 1 }] })
    const bRow = seen['rows'].find((row: { id: string }) => row.id === bId)
    expect(bRow).toMatchObject({ words: '晚上要带娃 🙏 𠮷', assisted: true, person: { name: expect.stringMatching(/^林\*$/) } })
    expect((await city.call(city.officer, 'POST', `/api/training/opinions/${bId}/reply`, { reply: '改到周末了' })).body).toMatchObject({ reply: '改到周末了' })
    expect((await city.call(city.officer, 'POST', `/api/training/opinions/${seen['rows'].find((row: { stance: string | null }) => row.stance === null).id}/reply`, { reply: 'x' })).body['code']).toBe('training.opinion-not-answered')
    expect((await noticesOf(b.worker.personId)).map((one) => one.kind)).toContain('training.opinion-replied')

    const asking = (await city.call(city.officer, 'GET', at)).body
    expect((await city.call(city.officer, 'PUT', at, { ...city.draft({ trainerId, venueId, needIds: [a.needId] }), revision: asking['revision'] })).body['code']).toBe('training.plan-not-editable')
    await city.must(city.call(city.officer, 'POST', `${at}/opinions/close`, { revision: asking['revision'] }))
    expect((await answer(c, (await city.call(c.worker, 'GET', '/api/training/my/opinions')).body['rows'][0].id, { stance: 'agree' })).body['code']).toBe('training.opinions-closed')

    // Nothing changed: only the two who did not agree are asked again.
    const same = (await city.call(city.officer, 'GET', at)).body
    expect(await city.must(city.call(city.officer, 'POST', `${at}/opinions/ask`, { revision: same['revision'], until: '2026-11-26' }))).toMatchObject({ asked: 3, agree: 1, answered: 1 })
    const [rounds] = await city.database.query<{ n: number }>('select count(*)::int as n from training_opinion where class_id = $1', [saved['id']])
    expect(rounds!.n).toBe(5)
    expect((await city.call(city.officer, 'DELETE', at)).body['code']).toBe('training.plan-not-editable')

    // The time changes: whoever agreed is asked again too.
    const open = (await city.call(city.officer, 'GET', at)).body
    await city.must(city.call(city.officer, 'POST', `${at}/opinions/close`, { revision: open['revision'] }))
    const again = (await city.call(city.officer, 'GET', at)).body
    const weekend = [{ day: '2026-12-12', from: '09:00', to: '11:15', topic: '安全与识图' }, { day: '2026-12-13', from: '09:00', to: '11:15', topic: '平焊' }]
    const edited = await city.must(city.call(city.officer, 'PUT', at, { ...city.draft({ trainerId, venueId, needIds: [a.needId, b.needId, c.needId], sessions: weekend }), revision: again['revision'] }))
    await city.must(city.call(city.officer, 'POST', `${at}/opinions/ask`, { revision: edited['revision'], until: '2026-11-27' }))
    expect((await city.call(a.worker, 'GET', '/api/training/my/opinions')).body['rows']).toEqual([expect.objectContaining({ stance: null, proposal: expect.objectContaining({ open: true }) })])
    const story = (await city.call(city.officer, 'GET', at)).body['timeline'].map((step: { event: string | null }) => step.event)
    expect(story).toEqual([null, 'ask-opinions', 'close-opinions', 'ask-opinions', 'close-opinions', 'ask-opinions'])
  })

  test('a firm answers for its need, and nobody else’s', async () => {
    const hr = city.staff(city.firm, 'enterprise-hr')
    const need = await city.must(city.call(hr, 'POST', '/api/training/unit-needs', { words: '焊工培训', level: 1, division: '410202', town: null, windows: [], earliest: null, latest: null, seats: 18, contactName: '侯颖', contactPhone: '13800001111' }))
    const needIds = [(need['need'] as { id: string }).id]
    const saved = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue(), needIds, kind: 'custom', unitId: city.firm.id, seats: 18 }))
    await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id']}/opinions/ask`, { revision: saved['revision'], until: '2026-11-25' }))
    const [row] = (await city.call(hr, 'GET', '/api/training/unit/opinions')).body['rows']
    expect(row).toMatchObject({ needSeats: 18, unitName: '龙亭恒禾精密有限公司', proposal: { kind: 'custom', open: true } })
    expect((await city.call(city.staff(city.department, 'department-officer'), 'POST', `/api/training/unit/opinions/${row.id}`, { stance: 'agree', wishWindows: [], words: null })).status).toBe(404)
    expect((await city.call(hr, 'POST', `/api/training/unit/opinions/${row.id}`, { stance: 'agree', wishWindows: [], words: null })).body).toMatchObject({ stance: 'agree' })
    expect((await city.call(city.officer, 'GET', `/api/training/plans/${saved['id']}/opinions`)).body['summary']).toMatchObject({ asked: 18, agree: 18 })
  })
})

describe('publishing', () => {
  async function published(more: object = {}) {
    const asked = [await city.asker(), await city.asker()]
    const [trainerId, venueId] = [await city.addTrainer(), await city.addVenue()]
    const saved = await city.must(city.plan({ trainerId, venueId, needIds: asked.map((one) => one.needId), ...more }))
    const answer = await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id']}/publish`, { revision: saved['revision'], ...city.enrolment }))
    return { id: saved['id'] as string, asked, trainerId, venueId, answer }
  }

  test('a class is announced, numbered, its seats laid out; those who asked are invited first and told', async () => {
    const { id, asked, answer } = await published()
    expect(answer).toMatchObject({ number: expect.stringMatching(/^BJ-2026-\d{4}$/), invited: 2 })
    expect((await stateOf(asked[0]!.needId)).state).toBe('invited')
    expect((await noticesOf(asked[0]!.worker.personId)).at(-1)).toEqual({ kind: 'training.class-invited', link: `/classes/${id}` })
    const shown = (await city.call(null, 'GET', `/api/public/training/classes/${id}`)).body
    expect(shown).toMatchObject({ title: '焊工（初级）晚间班', seats: { capacity: 20, taken: 0 }, needs: 2, organiser: '龙亭区总工会', trainer: { name: '沈国梁' }, venue: { name: '城关职工学校' } })
    expect(shown['sessions']).toHaveLength(2)
    expect(JSON.stringify(shown)).not.toContain('1390000')
    // The class is public; its file is not.
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/plans/${id}`)).status).toBe(404)
    expect((await city.call(city.staff(city.other, 'training-officer'), 'GET', `/api/training/plans/${id}/opinions`)).status).toBe(404)
    expect((await city.call(null, 'GET', '/api/public/training/classes?open=true')).body['rows'].map((row: { id: string }) => row.id)).toContain(id)
    const [pool] = await city.database.query<{ invited: number; opens_to_invited_at: Date }>('select (select count(*)::int from quota_invitation i where i.pool_id = p.id) as invited, opens_to_invited_at from quota_pool p where subject = $1', [id])
    expect(pool).toEqual({ invited: 2, opens_to_invited_at: new Date(city.enrolment.enrolInvitedAt) })
  })

  test('a draft is nobody’s business outside the office; enrolment that does not fit is refused', async () => {
    const saved = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue() }))
    expect((await city.call(null, 'GET', `/api/public/training/classes/${saved['id']}`)).status).toBe(404)
    const publish = (more: object, as = city.officer) => city.call(as, 'POST', `/api/training/plans/${saved['id']}/publish`, { revision: saved['revision'], ...city.enrolment, ...more })
    expect((await publish({ enrolCloseAt: '2026-12-09T00:00:00Z' })).body['code']).toBe('training.enrolment-times')
    expect((await publish({ revision: 99 })).body['code']).toBe('platform.changed-meanwhile')
    expect((await publish({}, city.staff(city.other, 'training-officer'))).status).toBe(404)
    expect((await publish({}, city.staff(city.county, 'training-reviewer'))).status).toBe(403)
    const answers = await Promise.all([publish({}), publish({})])
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  test('a class that is called off frees trainer, room, seats and needs, and everybody hears why', async () => {
    const { id, asked, trainerId, venueId } = await published()
    expect((await city.call(city.officer, 'POST', `/api/training/plans/${id}/cancel`, { reason: '' })).status).toBe(400)
    expect((await city.call(city.officer, 'POST', `/api/training/plans/${id}/cancel`, { reason: '教师生病' })).body).toEqual({ told: 2, reopened: 2 })
    expect(await stateOf(asked[0]!.needId)).toEqual({ state: 'open', class_id: null })
    expect((await noticesOf(asked[1]!.worker.personId)).at(-1)!.kind).toBe('training.class-cancelled')
    expect((await city.call(city.officer, 'POST', `/api/training/plans/${id}/cancel`, { reason: '再次' })).body['code']).toBe('training.class-over')
    expect((await city.plan({ trainerId, venueId, needIds: asked.map((one) => one.needId) })).status).toBe(200)
    expect((await city.call(null, 'GET', `/api/public/training/classes/${id}`)).body).toMatchObject({ state: 'cancelled', cancelledReason: '教师生病' })
  })

  test('a session is moved only to where trainer and room are free; those who are in hear of it', async () => {
    const { id, venueId } = await published()
    const other = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId, sessions: [{ day: '2026-12-15', from: '18:30', to: '20:45', topic: '立焊' }], outline: [{ topic: '立焊', hours: 3 }] }))
    expect(other['number']).toBeDefined()
    const [first] = (await city.call(null, 'GET', `/api/public/training/classes/${id}`)).body['sessions']
    const move = (more: object) => city.call(city.officer, 'POST', `/api/training/sessions/${first.id}/reschedule`, { day: '2026-12-15', from: '18:30', to: '20:45', reason: '停电', ...more })
    expect((await move({})).body['details'].conflicts).toEqual([expect.objectContaining({ code: 'venue-busy' })])
    expect((await move({ day: '2026-12-10' })).body['details'].conflicts.map((one: { code: string }) => one.code)).toEqual(['trainer-busy', 'venue-busy'])
    expect((await move({ day: '2026-12-16' })).body).toMatchObject({ seq: 1, startsAt: '2026-12-16T10:30:00.000Z', changedAt: expect.any(String) })
    expect((await city.call(null, 'GET', `/api/public/training/classes/${id}`)).body).toMatchObject({ firstDay: '2026-12-10', lastDay: '2026-12-16' })
  })

  test('a trainer with sessions ahead cannot be retired; the week shows what is taken', async () => {
    const { trainerId } = await published()
    expect((await city.call(city.officer, 'POST', `/api/training/trainers/${trainerId}/active`, { active: false })).body['code']).toBe('training.resource-in-use')
    const week = (await city.call(city.officer, 'GET', `/api/training/trainers/${trainerId}/week?from=2026-12-07`)).body
    expect(week['taken']).toEqual([expect.objectContaining({ title: '焊工（初级）晚间班', topic: '安全与识图' }), expect.objectContaining({ topic: '平焊' })])
    const calendar = (await city.call(city.officer, 'GET', '/api/training/plan-calendar?from=2026-12-07&by=trainer')).body
    expect(calendar['rows'].find((row: { id: string }) => row.id === trainerId).sessions).toHaveLength(2)
  })

  test('the week at the end of all calendars was a server error', async () => {
    expect((await city.call(city.officer, 'GET', '/api/training/plan-calendar?from=9999-12-31')).status).toBe(400)
  })
})

test('after all this, every invariant of planning holds', async () => {
  for (const check of plansChecks) expect(await city.asJob((ctx) => check.run(ctx.tx, city.services))).toEqual([])
})
