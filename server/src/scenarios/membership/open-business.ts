import { sql } from 'kysely'
import { registerOpenBusiness } from '#registry'

/** What is asked of a union, or by a member of it, and not settled yet. None of it holds a union up: it follows a merger and ends with a dissolution (J9). */
registerOpenBusiness(async (tx, unitId) => {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from membership_application where closed_at is null and (unit_id = ${unitId} or from_unit_id = ${unitId})`.execute(tx)
  return { what: { zh: '入会、转会、退会申请（自动跟着走或结束，会告诉本人）', en: 'applications to join, move or leave (they follow or end by themselves, and the people are told)' }, count: row!.count }
}, { waits: false })
