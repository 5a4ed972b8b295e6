import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { calendarOf } from '#platform/calendar'
import { inScope, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { findKeptPromises } from './kept-promises.ts'
import { addNote, advance, allowedEvents, assign, escalateOverdue, findBrokenCases, findCase, missingProcesses, openCase, registerProcess, timeline, workQueue, type Actor, type ProcessDefinition } from './index.ts'

const loan = registerProcess({
  key: 'loan-of-tools', version: 1,
  machine: {
    initial: 'asked',
    states: {
      asked: { on: { lend: 'lent', refuse: 'refused' }, meta: { days: 2 } },
      lent: { on: { 'bring-back': 'checking' }, meta: { days: null } },
      checking: { on: { confirm: 'over', lapse: 'over' }, meta: { days: 1, whenOverdue: 'lapse' } },
      over: { type: 'final', meta: { confirmed: true } },
      refused: { type: 'final' },
    },
  },
  events: {
    lend: { permission: 'tools.lend', inputs: ['tool'] }, refuse: { permission: 'tools.lend', needsReason: true }, 'bring-back': { permission: 'tools.lend' },
    confirm: { permission: 'tools.borrow', by: 'applicant' }, lapse: { permission: 'tools.lapse', by: 'clock' },
  },
} as const satisfies ProcessDefinition)

let database: TestDatabase
beforeAll(async () => { database = await testDatabase({ max: 25 }) })

const calendar = calendarOf()
const day = (text: string) => new Date(`${text}T10:00:00+08:00`)
const now = day('2026-05-06')
const clerk: Actor = { id: 'account-1', as: 'handler' }
const asJob = <T>(work: (tx: Tx) => Promise<T>, scope = 'p') => inScope(database.db, { role: 'app_job', holder: 'test', scope }, work)
const open = (more: Partial<Parameters<typeof openCase>[1]> = {}) =>
  asJob((tx) => openCase(tx, { process: loan, subject: newId(), scope: 'p.c01', title: '借焊机', actor: clerk, now, calendar, ...more }))
const move = (caseId: string, event: typeof loan.events[number], more: Partial<Parameters<typeof advance>[1]> = {}) =>
  asJob((tx) => advance(tx, { process: loan, caseId, event, actor: clerk, now, calendar, ...more }))

test('P2–P4: each step has an actor, a time, from and to; the deadline follows the state', async () => {
  const opened = await open({ reason: '窗口登记' })
  expect(opened).toMatchObject({ state: 'asked', deadlineOn: '2026-05-08', closedAt: null })
  expect(await move(opened.id, 'lend', { inputs: { tool: 'welder-7' }, actor: { ...clerk, assistedBy: 'account-9' }, now: day('2026-05-07') })).toMatchObject({ kind: 'moved', case: { state: 'lent', deadlineOn: null } })
  expect(await move(opened.id, 'bring-back', { now: day('2026-05-08') })).toMatchObject({ case: { state: 'checking', deadlineOn: '2026-05-09' } })
  expect(await move(opened.id, 'confirm', { actor: { id: 'person-1', as: 'applicant' }, now: day('2026-05-09') })).toMatchObject({ case: { state: 'over', deadlineOn: null, closedAt: day('2026-05-09') } })
  const steps = await asJob((tx) => timeline(tx, opened.id))
  expect(steps.map((step) => [step.seq, step.kind, step.event, step.from, step.to, step.actor, step.assistedBy, step.reason])).toEqual([
    [1, 'opened', null, null, 'asked', 'account-1', null, '窗口登记'],
    [2, 'moved', 'lend', 'asked', 'lent', 'account-1', 'account-9', null],
    [3, 'moved', 'bring-back', 'lent', 'checking', 'account-1', null, null],
    [4, 'moved', 'confirm', 'checking', 'over', 'person-1', null, null],
  ])
  expect(steps[1]!.inputs).toEqual({ tool: 'welder-7' })
})

test('P3: whoever opens or moves a case may promise other days than the definition; the step keeps them, and whether they were kept is counted by them', async () => {
  const opened = await open({ promised: { days: 4 } })
  expect(opened.deadlineOn).toBe('2026-05-11')
  await move(opened.id, 'lend', { inputs: { tool: 'welder-7' }, now: day('2026-05-11') })
  expect(await move(opened.id, 'bring-back', { promised: { days: 3 }, now: day('2026-05-11') })).toMatchObject({ case: { state: 'checking', deadlineOn: '2026-05-14' } })
  expect((await asJob((tx) => timeline(tx, opened.id))).map((step) => step.inputs)).toEqual([{ promisedDays: 4 }, { tool: 'welder-7' }, { promisedDays: 3 }])
  const kept = await asJob((tx) => findKeptPromises(tx, { since: day('2026-05-11'), calendar }))
  expect(kept).toContainEqual({ day: '2026-05-11', late: false })
  expect(kept).not.toContainEqual({ day: '2026-05-11', late: true })
})

test('P3: a day promised for the whole case goes before a later one of the definition, and being late is judged by it', async () => {
  const opened = await open({ promised: { by: '2026-05-07' } })
  expect(opened.deadlineOn).toBe('2026-05-07')
  await move(opened.id, 'lend', { inputs: { tool: 'grinder-3' }, now: day('2026-05-08') })
  expect((await asJob((tx) => timeline(tx, opened.id)))[0]!.inputs).toEqual({ promisedBy: '2026-05-07' })
  expect(await asJob((tx) => findKeptPromises(tx, { since: day('2026-05-08'), calendar }))).toContainEqual({ day: '2026-05-08', late: true })
})

test('P2: a refused event leaves case and timeline untouched', async () => {
  const opened = await open()
  expect(await move(opened.id, 'confirm', { actor: { id: 'p', as: 'applicant' } })).toMatchObject({ kind: 'refused', code: 'impossible', allowed: ['lend', 'refuse'] })
  expect(await move(opened.id, 'lend')).toEqual({ kind: 'refused', code: 'missing-inputs', missing: ['tool'] })
  expect(await asJob((tx) => findCase(tx, opened.id))).toEqual(opened)
  expect(await asJob((tx) => timeline(tx, opened.id))).toHaveLength(1)
})

test('P4: nobody edits or deletes what happened, not even a job; only the path may follow a unit that moves', async () => {
  const opened = await open()
  await expect(asJob((tx) => tx.updateTable('process_step').set({ reason: 'forged' }).where('case_id', '=', opened.id).execute())).rejects.toThrow(/permission denied/)
  await expect(asJob((tx) => tx.deleteFrom('process_step').where('case_id', '=', opened.id).execute())).rejects.toThrow(/permission denied/)
  const { numUpdatedRows } = await asJob((tx) => tx.updateTable('process_step').set({ scope: 'p.c02' }).where('case_id', '=', opened.id).executeTakeFirstOrThrow())
  expect(numUpdatedRows).toBe(1n)
})

test('P4: a case whose state is not the end of its timeline is found', async () => {
  const { id } = await open()
  expect(await asJob((tx) => findBrokenCases(tx))).toEqual([])
  await database.query(`update process_case set state = 'lent' where id = $1`, [id])
  expect(await asJob((tx) => findBrokenCases(tx))).toEqual([id])
  await database.query(`update process_case set state = 'asked' where id = $1`, [id])
})

describe('P6: one open case of a process on a subject', () => {
  test('opening again gives the open one back; after its end a new one begins', async () => {
    const subject = newId()
    const first = await open({ subject })
    expect(await open({ subject, title: 'again' })).toEqual(first)
    await move(first.id, 'refuse', { reason: '没有了' })
    expect((await open({ subject })).id).not.toBe(first.id)
  })
  test('twenty at once open one', async () => {
    const subject = newId()
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await open({ subject })).id))
    expect(new Set(ids).size).toBe(1)
    expect(await asJob((tx) => timeline(tx, ids[0]!))).toHaveLength(1)
  })
})

test('P2: of twenty clerks who press the same button at once one moves the case, the others are told it has moved', async () => {
  const opened = await open()
  const results = await Promise.all(Array.from({ length: 20 }, () => move(opened.id, 'lend', { inputs: { tool: 'x' } })))
  expect(results.filter((result) => result.kind === 'moved')).toHaveLength(1)
  expect(results.filter((result) => result.kind === 'refused' && result.code === 'impossible')).toHaveLength(19)
})

describe('the work queue', () => {
  test('is ordered by deadline, overdue first, open-ended last, page by page, inside a subtree', async () => {
    const scope = 'p.c07.t01'
    const late = await open({ scope, now: day('2026-04-20') })
    const soon = await open({ scope, now: day('2026-05-04') })
    const openEnded = await open({ scope, state: 'lent' })
    const mine = await open({ scope, owner: 'account-5' })
    await open({ scope: 'p.c08' })
    const closed = await open({ scope })
    await move(closed.id, 'refuse', { reason: '没有了' })

    const queue = await asJob((tx) => workQueue(tx, { scope: 'p.c07', now }))
    expect(queue.map((one) => [one.id, one.overdue])).toEqual([[late.id, true], [soon.id, false], [mine.id, false], [openEnded.id, false]])
    const paged: string[] = []
    for (let after: { deadlineOn: string | null; id: string } | undefined; ;) {
      const [next] = await asJob((tx) => workQueue(tx, { scope: 'p.c07', now, limit: 1, after }))
      if (!next) break
      paged.push(next.id)
      after = next
    }
    expect(paged).toEqual(queue.map((one) => one.id))
    expect((await asJob((tx) => workQueue(tx, { scope: 'p.c07', owner: 'account-5', processes: [loan.key], states: ['asked'], now }))).map((one) => one.id)).toEqual([mine.id])
  })
})

describe('P7: a broken promise is told once', () => {
  test('the job escalates each overdue case once per state, and lets silence confirm where the definition says so', async () => {
    const scope = 'p.c09'
    const asked = await open({ scope })
    const checking = await open({ scope, state: 'checking' })
    const run = (on: string) => asJob((tx) => escalateOverdue(tx, { now: day(on), calendar }), scope)
    expect(await run('2026-05-07')).toEqual({ escalated: [], lapsed: [] })
    const { escalated, lapsed } = await run('2026-05-11')
    expect([escalated.map((one) => one.id), lapsed.map((one) => [one.id, one.state])]).toEqual([[asked.id], [[checking.id, 'over']]])
    expect(await run('2026-05-12')).toEqual({ escalated: [], lapsed: [] })
    expect((await asJob((tx) => timeline(tx, checking.id))).at(-1)).toMatchObject({ kind: 'moved', event: 'lapse', actor: 'clock', actedAs: 'clock' })
    await move(asked.id, 'lend', { inputs: { tool: 'x' }, now: day('2026-05-12') })
    expect(await asJob((tx) => findCase(tx, asked.id))).toMatchObject({ escalatedAt: null })
  })
})

test('a worker follows the own case without the internal notes, and sees no other', async () => {
  const applicant = newId()
  const own = await open({ applicant })
  const foreign = await open({ applicant: newId() })
  await asJob((tx) => addNote(tx, { caseId: own.id, actor: clerk, text: '电话核实过', now }))
  await asJob((tx) => addNote(tx, { caseId: own.id, actor: clerk, text: '周五可取', internal: false, now }))
  await asJob((tx) => assign(tx, { caseId: own.id, owner: 'account-2', actor: clerk, now }))
  await inScope(database.db, { role: 'app_worker', holder: applicant, personId: applicant }, async (tx) => {
    const current = (await findCase(tx, own.id))!
    expect(allowedEvents(current).map((event) => [event.event, event.permission])).toEqual([['lend', 'tools.lend'], ['refuse', 'tools.lend']])
    expect((await timeline(tx, own.id)).map((step) => [step.kind, step.reason])).toEqual([['opened', null], ['noted', '周五可取']])
    expect(await findCase(tx, foreign.id)).toBeNull()
    expect(await timeline(tx, foreign.id)).toEqual([])
  })
})

test('open cases of a version that the release has forgotten are found at start-up', async () => {
  const orphan = await open({ scope: 'p.c11' })
  await database.query('update process_case set version = 99 where id = $1', [orphan.id])
  expect(await asJob((tx) => missingProcesses(tx), 'p.c11')).toEqual([{ process: 'loan-of-tools', version: 99, open: 1 }])
  await database.query('update process_case set version = 1 where id = $1', [orphan.id])
  expect(await asJob((tx) => missingProcesses(tx), 'p.c11')).toEqual([])
})
