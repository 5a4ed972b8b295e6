import type { Actor, Handled } from '#platform/http'
import type { JobContext } from '#platform/module'
import { inScope } from '#platform/db'
import { plansForTest } from '../plans/test-support.ts'
import { classesPart } from './index.ts'

export const classDays = [{ day: '2026-12-08', from: '18:30', to: '20:45', topic: '安全与识图' }, { day: '2026-12-10', from: '18:30', to: '20:45', topic: '平焊' }]
type Worker = Extract<Actor, { kind: 'worker' }>

/** The city of the planning tests, with classes that are announced and open. */
export async function classesForTest(more: Handled[] = []) {
  const city = await plansForTest([...classesPart.routes, ...more])
  let [phones, people] = [0, 0]
  const nextPhone = () => `1370000${String(1000 + (phones += 1))}`
  /** A worker without a request, who may enrol once a class is open to all. */
  const worker = (name = `石${'磊金木水火土'[people % 6]}`) => { people += 1; return city.worker(name, nextPhone()) }

  /** A class with its own trainer and room. `open`: the clock stands where everybody may enrol. */
  async function announce(more: { seats?: number; waitlist?: number; open?: boolean; needIds?: string[]; kind?: 'custom' | 'composite'; sessions?: typeof classDays; trainerPhone?: string; title?: string; minAttendancePercent?: number } = {}) {
    const sessions = more.sessions ?? classDays
    const draft = {
      trainerId: await city.addTrainer({ phone: more.trainerPhone ?? nextPhone(), weeklyHours: null }), venueId: await city.addVenue(), seats: more.seats ?? 20, waitlist: more.waitlist ?? 4, needIds: more.needIds ?? [], sessions,
      outline: [{ topic: '焊接实操', hours: sessions.length * 3 }], ...(more.kind === 'custom' && { kind: 'custom', unitId: city.firm.id }), ...(more.title && { title: more.title }),
      ...(more.minAttendancePercent !== undefined && { minAttendancePercent: more.minAttendancePercent }),
    }
    const saved = await city.must(city.plan(draft))
    await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id']}/publish`, { revision: saved['revision'], ...city.enrolment }))
    if (more.open !== false && city.clock.now() < new Date(city.enrolment.enrolOpenAt)) city.clock.set(city.enrolment.enrolOpenAt)
    const classId = saved['id'] as string
    const sessionIds = (await city.database.query<{ id: string }>('select id from training_session where class_id = $1 order by seq', [classId])).map((row) => row.id)
    return { classId, sessionIds, venueId: draft.venueId, trainerId: draft.trainerId }
  }
  const enrol = (who: Actor, classId: string, key?: string) => city.call(who, 'POST', `/api/training/classes/${classId}/enrol`, undefined, key)
  const leave = (who: Worker, classId: string, reason = '临时要出差') => city.call(who, 'POST', `/api/training/my/classes/${classId}/cancel`, { reason })
  const helped = (who: Worker, clerk: Extract<Actor, { kind: 'staff' }>): Worker => ({ ...who, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } })
  const noticesOf = async (who: { personId: string }) => (await city.database.query<{ kind: string }>('select kind from notice where person_id = $1 order by id', [who.personId])).map((row) => row.kind)
  const textsOf = async (template: string) => (await city.database.query<{ n: number }>('select count(*)::int as n from text_message where template = $1', [template]))[0]!.n
  const pool = async (classId: string) => (await city.database.query<{ seated: number; waiting: number; capacity: number; listed: number }>(`
    select p.seated, p.waiting, p.capacity, (select count(*)::int from training_enrolment e where e.class_id = c.id and e.state = 'seated') as listed
    from training_class c join quota_pool p on p.id = c.pool_id where c.id = $1`, [classId]))[0]!
  /** Runs a job as the clock would. */
  async function runJob<Result>(run: (ctx: JobContext) => Promise<Result>): Promise<Result> {
    const actor = { kind: 'job' as const, name: 'test', scope: '' }
    return run({
      ...city.services, actor, jobId: 'test', progress: async () => {}, cancelled: async () => false,
      inTransaction: (work, scope = '') => inScope(city.services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...city.services, actor: { ...actor, scope }, tx, requestId: 'test' })),
    })
  }
  const problemsFound = () => city.asJob(async (ctx) => (await Promise.all(classesPart.checks!.map((check) => check.run(ctx.tx, city.services)))).flat())
  /** The same caller in the browser that holds this cookie. */
  const callWithCookie = (who: Actor, cookie: string, url: string, body: object) => city.call(who, 'POST', url, body, undefined, { cookie })
  return { ...city, newWorker: worker, announce, enrol, leave, helped, noticesOf, textsOf, pool, runJob, problemsFound, nextPhone, callWithCookie }
}
