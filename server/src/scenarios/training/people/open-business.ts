import { sql } from 'kysely'
import { registerOpenBusiness } from '#registry'

/** What an enterprise or a department still waits for. */
registerOpenBusiness(async (tx, unitId) => {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from training_need where unit_id = ${unitId} and state in ('open', 'planned', 'invited', 'enrolled')`.execute(tx)
  return { what: { zh: '没办完的培训需求', en: 'training needs still open' }, count: row!.count }
})
registerOpenBusiness(async (tx, unitId) => {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from training_class where unit_id = ${unitId} and state not in ('closed', 'cancelled')`.execute(tx)
  return { what: { zh: '没结束的定制班', en: 'custom classes not yet ended' }, count: row!.count }
})
