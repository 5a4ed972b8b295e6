import { type AnswerOf, type InputOf, termRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { registerList, sheet } from '../lists/index.ts'
import { presentPeople } from '../people/index.ts'
import { getUnitInRange } from '../units/index.ts'
import { daysBetween, promisedOn, stateOf } from './rules.ts'
import { countDue, findDue, findTerms, presentTerms } from './store.ts'

type Page = AnswerOf<typeof termRoutes.list>
type Row = Page['rows'][number]

/** Elections due in range: the longest overdue first. */
export async function listTerms(ctx: RequestContext, input: InputOf<typeof termRoutes.list>): Promise<Page> {
  const { scope } = requireStaff(ctx, 'terms.read')
  const today = dayInShanghai(ctx.clock.now())
  const filter = { scope, state: input.state, q: input.q, today }
  const found = await findDue(ctx.tx, filter, { after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const chairs = await presentPeople(ctx, rows.flatMap((row) => row.chair_id ?? []))
  const last = rows.at(-1)
  return {
    rows: rows.map((row): Row => ({
      id: row.id, unitId: row.unit_id, unitName: row.unit_name, unitKind: row.unit_kind, aboveName: row.above_name, number: row.number, years: row.years, electedOn: row.elected_on, dueOn: row.due_on, postponedTo: row.postponed_to,
      state: stateOf(row, today), daysLeft: daysBetween(today, promisedOn(row)), chair: (row.chair_id && chairs.get(row.chair_id)) || null, members: row.members, remindedOn: row.reminded_at && dayInShanghai(row.reminded_at),
    })),
    next: last && found.length > input.limit ? cursorOf(promisedOn(last), last.id) : null,
    total: await countDue(ctx.tx, filter), overdue: await countDue(ctx.tx, { ...filter, state: 'overdue', q: undefined }), soon: await countDue(ctx.tx, { ...filter, state: 'soon', q: undefined }),
  }
}

export async function getTermsOfUnit(ctx: RequestContext, input: { unitId: string }): Promise<AnswerOf<typeof termRoutes.ofUnit>> {
  const unit = await getUnitInRange(ctx, input.unitId)
  const founders = await ctx.tx.selectFrom('union_founder').select(['founder_id', 'name']).where('union_id', '=', unit.id).where('valid_to', 'is', null).orderBy('id').execute()
  return { terms: await presentTerms(ctx, await findTerms(ctx.tx, unit.id), unit.name, dayInShanghai(ctx.clock.now())), founders: founders.map((row) => ({ id: row.founder_id, name: row.name })) }
}

const states: Record<Row['state'], { zh: string; en: string }> = { running: { zh: '任期内', en: 'in office' }, soon: { zh: '快到期', en: 'due soon' }, overdue: { zh: '已超期', en: 'overdue' }, postponed: { zh: '已延期', en: 'postponed' }, ended: { zh: '已换届', en: 'ended' } }

registerList('registry.terms', {
  title: { zh: '任期与换届', en: 'Terms and elections' }, route: termRoutes.list, read: listTerms, permission: 'terms.manage',
  columns: {
    name: [sheet('工会', 'Union', 34, (row: Row) => row.unitName)], state: [sheet('状态', 'State', 10, (row: Row, language) => states[row.state][language])],
    due: [sheet('换届日', 'Election due', 12, (row: Row) => row.postponedTo ?? row.dueOn), sheet('还差天数', 'Days left', 10, (row: Row) => row.daysLeft)],
    chair: [sheet('主席', 'Chair', 12, (row: Row) => row.chair?.name ?? null)], term: [sheet('届', 'Term', 6, (row: Row) => row.number), sheet('年限', 'Years', 6, (row: Row) => row.years)],
    elected: [sheet('选举日', 'Elected on', 12, (row: Row) => row.electedOn)], above: [sheet('上级', 'Above', 24, (row: Row) => row.aboveName)], members: [sheet('会员', 'Members', 8, (row: Row) => row.members)],
    reminded: [sheet('最近提醒', 'Reminded on', 12, (row: Row) => row.remindedOn)],
  },
})
