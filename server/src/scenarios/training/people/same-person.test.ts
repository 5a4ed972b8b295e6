import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/http'
import { mergingHandled } from '#registry'
import { marks, openCity, taughtClass, type City } from '../results/test-support.ts'
import './index.ts'

/** Two records of one worker are merged (server/src/registry/people/merging): what that means for needs, places, results, certificates, evaluations. */
type Worker = Extract<Actor, { kind: 'worker' }>
let city: City
beforeAll(async () => {
  city = await openCity(mergingHandled)
})

const clerk = () => city.officer
const revisionOf = async (id: string) => (await city.database.query<{ revision: number }>('select revision from person where id = $1', [id]))[0]!.revision
const side = { name: 'winner', phone: 'winner', idNumber: 'winner', unit: 'winner', gender: 'winner', birthYear: 'winner', division: 'winner' }
const merge = async (winner: Worker, loser: Worker) => city.call(clerk(), 'POST', `/api/people/${winner.personId}/merge`, {
  otherId: loser.personId, keep: side, revision: await revisionOf(winner.personId), otherRevision: await revisionOf(loser.personId), reason: '同一个人登记了两次',
})
const compare = (winner: Worker, loser: Worker) => city.call(clerk(), 'GET', `/api/people/${winner.personId}/compare/${loser.personId}`)
const undo = (mergeId: string) => city.call(clerk(), 'POST', `/api/people-merges/${mergeId}/undo`, { reason: '是两个人' })
const owned = async (table: string, column: string, who: Worker) => (await city.database.query(`select 1 from ${table} where ${column} = $1`, [who.personId])).length

async function openClass(more: object = {}) {
  const [trainerId, venueId] = [await city.addTrainer({ phone: null, weeklyHours: null }), await city.addVenue()]
  const saved = await city.must(city.plan({ trainerId, venueId, needIds: [], seats: 2, waitlist: 2, ...more }))
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id']}/publish`, { revision: saved['revision'], ...city.enrolment }))
  return saved['id'] as string
}
const enrol = (who: Worker, classId: string) => city.must(city.call(who, 'POST', `/api/training/classes/${classId}/enrol`))
const places = (classId: string) => city.database.query<{ person_id: string; state: string; claim: string }>(`select e.person_id, e.state, c.state as claim from training_enrolment e join quota_claim c on c.id = e.claim_id where e.class_id = $1 order by e.enrolled_at, e.id`, [classId])

describe('both records are in one class', () => {
  test('the place that came first stays, the other goes to who waits, and the pool counts right', async () => {
    const classId = await openClass()
    const [winner, loser, waiting] = [await city.worker('林小禾', '13700000101'), await city.worker('林小禾', '13700000102'), await city.worker('候补的人', '13700000103')]
    if (city.clock.now() < new Date(city.enrolment.enrolOpenAt)) city.clock.set(city.enrolment.enrolOpenAt)
    await enrol(loser, classId)
    city.clock.advance(1000)
    await enrol(winner, classId)
    await enrol(waiting, classId)
    expect((await compare(winner, loser)).body['said']).toEqual([expect.objectContaining({ zh: expect.stringContaining('都在班级') })])
    const { body } = await city.call(clerk(), 'GET', `/api/training/classes/${classId}`)
    expect(body['roster']).toHaveLength(3)

    const merged = await merge(winner, loser)
    expect(merged.status).toBe(200)
    expect(merged.body['said']).toHaveLength(1)
    expect(await places(classId)).toEqual([
      { person_id: winner.personId, state: 'seated', claim: 'seat' }, { person_id: winner.personId, state: 'cancelled', claim: 'released' }, { person_id: waiting.personId, state: 'seated', claim: 'seat' },
    ])
    const [pool] = await city.database.query<{ seated: number; waiting: number }>('select p.seated, p.waiting from quota_pool p join training_class c on c.pool_id = p.id where c.id = $1', [classId])
    expect(pool).toEqual({ seated: 2, waiting: 0 })

    const undone = await undo(merged.body['id'] as string)
    expect(undone.body['undone'].said).toEqual([expect.objectContaining({ zh: expect.stringContaining('这一项没有变') })])
    expect((await places(classId)).map((one) => [one.person_id, one.state])).toEqual([[loser.personId, 'seated'], [winner.personId, 'cancelled'], [waiting.personId, 'seated']])
  })
  test('what the given back place was asked for counts as served: the person sits in this very class', async () => {
    const [one, other] = [await city.asker(), await city.asker()]
    const classId = await openClass({ needIds: [one.needId, other.needId], seats: 5 })
    for (const { worker } of [one, other]) await enrol(worker, classId)
    await city.must(merge(one.worker, other.worker))
    const states = await city.database.query<{ state: string; person_id: string }>('select state, person_id from training_need where id = any($1)', [[one.needId, other.needId]])
    expect(states).toEqual([{ state: 'enrolled', person_id: one.worker.personId }, { state: 'enrolled', person_id: one.worker.personId }])
  })
})

describe('results, certificates, evaluations', () => {
  test('follow the person; with two confirmed results in one class a person decides first', async () => {
    const taught = await taughtClass(city)
    const [first, second, third] = taught.workers as [Worker, Worker, Worker]
    const reviewer = city.staff(city.county, 'training-reviewer')
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${taught.classId}/marks`, { rows: taught.workers.map((who) => marks(taught.enrolmentOf(who), 90, 85)) }))
    await city.must(city.call(city.officer, 'POST', `/api/training/classes/${taught.classId}/results/submit`))
    await city.must(city.call(reviewer, 'POST', `/api/training/classes/${taught.classId}/results/confirm`))
    expect((await compare(first, second)).body['blocked']).toMatchObject({ zh: expect.stringContaining('已确认的成绩') })
    expect((await merge(first, second)).body).toMatchObject({ code: 'people.both-assessed' })

    const other = await city.worker('另一份登记', '13700000201')
    const before = { certificates: await owned('credential_issued', 'holder', third), results: await owned('training_result', 'person_id', third), attendance: await owned('training_attendance', 'person_id', third) }
    expect(before.results).toBe(1)
    const merged = await merge(other, third)
    expect(merged.status).toBe(200)
    expect({ certificates: await owned('credential_issued', 'holder', other), results: await owned('training_result', 'person_id', other), attendance: await owned('training_attendance', 'person_id', other) }).toEqual(before)
    for (const [table, column] of [['training_result', 'person_id'], ['training_need', 'person_id'], ['quota_claim', 'holder'], ['evaluation_invitation', 'evaluator'], ['notice', 'person_id']] as const) expect([table, await owned(table, column, third)]).toEqual([table, 0])
    await city.must(undo(merged.body['id'] as string))
    expect({ certificates: await owned('credential_issued', 'holder', third), results: await owned('training_result', 'person_id', third), attendance: await owned('training_attendance', 'person_id', third) }).toEqual(before)
    expect(await owned('training_need', 'person_id', other)).toBe(0)
  })
  test('asked twice about one class, one answer counts for both', async () => {
    const [one, other] = [await city.worker('评过的', '13700000301'), await city.worker('没评的', '13700000302')]
    const subject = '00000000-0000-7000-8000-000000000001'
    const invitation = (who: Worker, submitted: boolean) => city.database.query(`insert into evaluation_invitation (id, scope, form_key, subject, evaluator, evaluator_kind, invited_at, submitted_at) values (gen_random_uuid(), 'u1', 'k', $1, $2, 'worker', now(), ${submitted ? 'now()' : 'null'})`, [subject, who.personId])
    await invitation(one, true)
    await invitation(other, false)
    const merged = await merge(other, one)
    expect(merged.body['said']).toEqual([expect.objectContaining({ en: expect.stringContaining('1 that both had stay') })])
    expect(await city.database.query('select 1 from evaluation_invitation where evaluator = $1 and submitted_at is null', [other.personId])).toEqual([])
  })
})
