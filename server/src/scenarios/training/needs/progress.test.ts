import { describe, expect, test } from 'vitest'
import { actionsOf, stepsOf, type Journey } from './progress.ts'

const at = (day: string) => new Date(`${day}T02:00:00Z`)
const asked: Journey = { need: { state: 'open', askedAt: at('2026-11-02'), replyBy: '2026-11-16', withdrawnAt: null }, class: null, opinion: null, enrolment: null, result: null }
const planned = { state: 'draft', createdAt: at('2026-11-05'), publishedAt: null, firstDay: '2026-12-01', lastDay: '2026-12-20', opinionsCloseAt: null, enrolCloseAt: null }
const published = { ...planned, state: 'published', publishedAt: at('2026-11-12'), enrolCloseAt: at('2026-11-25') }
const seated = { state: 'seated', enrolledAt: at('2026-11-13') } as const
const says = (journey: Journey) => stepsOf(journey).map((step) => `${step.kind} ${step.state}${step.by ? ` by ${step.by}` : ''}`)

describe('where is my request', () => {
  test('just asked: a plan is promised by a day', () => {
    expect(says(asked)).toEqual(['asked done', 'planned current by 2026-11-16', 'opinion ahead', 'published ahead', 'enrolled ahead', 'class ahead', 'result ahead', 'certificate ahead'])
    expect(actionsOf(asked)).toEqual(['correct', 'withdraw'])
  })
  test('asked for an opinion: that comes first, with the day the round closes', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'planned' }, class: { ...planned, state: 'opinions', opinionsCloseAt: at('2026-11-10') }, opinion: { askedAt: at('2026-11-06'), answeredAt: null } }
    expect(says(journey).slice(0, 3)).toEqual(['asked done', 'planned done', 'opinion current by 2026-11-10'])
    expect(actionsOf(journey)[0]).toBe('answer-opinion')
  })
  test('published without ever being asked for an opinion: that step is not there', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'invited' }, class: published }
    expect(says(journey)).toEqual(['asked done', 'planned done', 'published done', 'enrolled current by 2026-11-25', 'class ahead', 'result ahead', 'certificate ahead'])
    expect(actionsOf(journey)).toEqual(['enrol', 'see-class', 'correct', 'withdraw'])
  })
  test('published over an unanswered round: not held against the request', () => {
    const journey: Journey = { ...asked, class: published, opinion: { askedAt: at('2026-11-06'), answeredAt: null } }
    expect(says(journey).slice(2, 4)).toEqual(['opinion done', 'published done'])
  })
  test('on the waitlist: still on the way to a seat, and no second enrolment', () => {
    const journey: Journey = { ...asked, class: published, enrolment: { ...seated, state: 'waiting' } }
    expect(says(journey)[3]).toBe('enrolled current by 2026-11-25')
    expect(actionsOf(journey)).not.toContain('enrol')
  })
  test('the class runs', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'enrolled' }, class: { ...published, state: 'running' }, enrolment: seated }
    expect(says(journey).slice(3)).toEqual(['enrolled done', 'class current by 2026-12-20', 'result ahead', 'certificate ahead'])
    expect(actionsOf(journey)).toEqual(['see-class'])
  })
  test('passed and certified: everything is done', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'served' }, class: { ...published, state: 'closed' }, enrolment: seated, result: { confirmedAt: at('2026-12-28'), outcome: 'passed', certificateNumber: 'A1' } }
    expect(stepsOf(journey).every((step) => step.state === 'done')).toBe(true)
    expect(actionsOf(journey)).toEqual(['see-certificate', 'see-class'])
  })
  test('failed: it ends there, and one may ask again', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'served' }, class: { ...published, state: 'closed' }, enrolment: seated, result: { confirmedAt: at('2026-12-28'), outcome: 'failed-theory', certificateNumber: null } }
    expect(says(journey).at(-1)).toBe('certificate stopped')
    expect(actionsOf(journey)).toEqual(['see-class', 'ask-again'])
  })
  test('withdrawn: it ends where it stood, with the day', () => {
    const journey: Journey = { ...asked, need: { ...asked.need, state: 'withdrawn', withdrawnAt: at('2026-11-04') } }
    expect(says(journey)).toEqual(['asked done', 'planned stopped'])
    expect(stepsOf(journey)[1]!.at).toBe('2026-11-04T02:00:00.000Z')
    expect(actionsOf(journey)).toEqual(['ask-again'])
  })
  test('nobody is offered a seat of a class whose need they withdrew', () => {
    expect(actionsOf({ ...asked, need: { ...asked.need, state: 'withdrawn' }, class: published })).not.toContain('enrol')
  })
})
