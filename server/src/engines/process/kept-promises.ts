import { sql } from 'kysely'
import type { Calendar, Day } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { getProcess } from './definition.ts'
import { deadlineFor } from './rules.ts'

type Left = { at: Date; entered: Date; state: string; process: string; version: number; days: number | null; by: Day | null }

/** How many moves are looked at; beyond it the newest count. */
const most = 20_000

/**
 * Promises that people kept or broke since a moment: each move out of a state that had a deadline, by the day it was made. What the clock did by itself is
 * nobody's merit and is left out.
 */
export async function findKeptPromises(tx: Tx, { since, calendar }: { since: Date; calendar: Calendar }): Promise<{ day: Day; late: boolean }[]> {
  const { rows } = await sql<Left>`
    select own.at, own.from_state as state, one.process, one.version, before.at as entered, (before.inputs ->> 'promisedDays')::int as days, before.inputs ->> 'promisedBy' as by
    from process_step own join process_case one on one.id = own.case_id
      cross join lateral (select at, inputs from process_step where case_id = own.case_id and seq < own.seq and kind in ('opened', 'moved') order by seq desc limit 1) before
    where own.kind = 'moved' and own.acted_as <> 'clock' and own.at >= ${since} order by own.at desc limit ${most}`.execute(tx)
  return rows.flatMap((row) => {
    const due = deadlineFor(getProcess(row.process, row.version), row.state, { today: dayInShanghai(row.entered), calendar }, { days: row.days ?? undefined, by: row.by })
    const day = dayInShanghai(row.at)
    return due === null ? [] : [{ day, late: day > due }]
  })
}
