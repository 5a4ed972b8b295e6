import type { Handled } from '#platform/http'
import { needsPart } from '../needs/index.ts'
import { needsForTest, wish } from '../needs/test-support.ts'
import { resourcesPart } from '../resources/index.ts'
import { plansPart } from './index.ts'

const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]

/** The small city of the needs' tests with trainers, rooms and the routes of planning. */
export async function plansForTest(more: Handled[] = []) {
  const city = await needsForTest([...needsPart.routes, ...resourcesPart.routes, ...plansPart.routes, ...more])
  const officer = city.staff(city.county, 'training-officer')
  let people = 0
  // oxlint-disable-next-line typescript/no-explicit-any
  const must = async (answer: Promise<{ status: number; body: Record<string, any> }>): Promise<Record<string, any>> => {
    const { status, body } = await answer
    if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body
  }
  const trainerForm = (more: object = {}) => ({
    code: null, name: '沈国梁', unitName: null, occupationIds: [city.occupation('welder')], windows: everyDay, phone: '13911112222', remark: null, gender: 'male', level: 5, honour: '市级工匠',
    divisions: [], weeklyHours: null, feeFen: '12000', ...more,
  })
  const venueForm = (more: object = {}) => ({
    code: null, name: '城关职工学校', unitName: null, occupationIds: [city.occupation('welder')], windows: everyDay, phone: null, remark: null, division: '410202', town: null, address: '龙墩路17号',
    capacity: 24, equipment: [{ name: '电焊机', count: 22 }], contact: '崔凯林', ...more,
  })
  const addTrainer = async (more: object = {}, as = officer) => (await must(city.call(as, 'POST', '/api/training/trainers', trainerForm(more))))['id'] as string
  const addVenue = async (more: object = {}, as = officer) => (await must(city.call(as, 'POST', '/api/training/venues', venueForm(more))))['id'] as string
  /** A worker with an open need for welding, evenings. */
  async function asker(more: object = {}) {
    people++
    const worker = await city.worker(`林${'禾苗田土木'[people % 5]}`, `1390000${String(1000 + people)}`)
    const body = await must(city.call(worker, 'POST', '/api/training/my-needs', wish(more)))
    return { worker, needId: (body['need'] as { id: string }).id }
  }
  const draft = (more: object = {}) => ({
    title: '焊工（初级）晚间班', kind: 'composite', occupationId: city.occupation('welder'), level: 1, needIds: [], unitId: null, division: '410202', town: null, outline: [{ topic: '焊接实操', hours: 6 }],
    sessions: [{ day: '2026-12-08', from: '18:30', to: '20:45', topic: '安全与识图' }, { day: '2026-12-10', from: '18:30', to: '20:45', topic: '平焊' }],
    seats: 20, waitlist: 4, costFen: '0', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60, ...more,
  })
  const plan = (more: object, as = officer) => city.call(as, 'POST', '/api/training/plans', draft(more))
  const enrolment = { enrolInvitedAt: '2026-11-21T01:00:00Z', enrolOpenAt: '2026-11-25T01:00:00Z', enrolCloseAt: '2026-12-07T10:00:00Z' }
  return { ...city, officer, must, addTrainer, addVenue, asker, draft, plan, enrolment, trainerForm, venueForm }
}
