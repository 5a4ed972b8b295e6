import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { accountsOfPerson, phoneOfPerson } from '#registry'
import { findCasesOfPerson, type CaseOfPerson } from './cases/index.ts'

type Said = { zh: string; en: string }
type Fact = HeldSection['rows'][number]['facts'][number]
const both = (text: string): Said => ({ zh: text, en: text })
const fact = (zh: string, en: string, value: string | null, words?: Said): Fact[] => (value ? [{ name: { zh, en }, value: words ?? both(value) }] : [])
const booked: Record<string, Said> = { booked: { zh: '约好', en: 'booked' }, cancelled: { zh: '取消', en: 'given back' }, arrived: { zh: '到过', en: 'kept' }, missed: { zh: '没到', en: 'missed' } }
const waited: Record<string, Said> = { waiting: { zh: '在等', en: 'waiting' }, called: { zh: '叫到了', en: 'called' }, done: { zh: '办过', en: 'served' }, missed: { zh: '过号', en: 'missed' }, moved: { zh: '转到别的窗口', en: 'moved on' } }
const yes: Said = { zh: '是', en: 'yes' }
const most = 200

/**
 * What the windows hold about the person who asks: times they booked, numbers they got for them, applications they handed in for a unit or are the contact of, and the ratings of
 * those. A number taken at the door names nobody, and a rating by the link names nobody either: it hangs on the case.
 */
export async function heldByWindow(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const accounts = await accountsOfPerson(ctx, personId)
  const phone = await phoneOfPerson(ctx, personId)
  return asService(ctx, '', async () => {
    const cases = (await findCasesOfPerson(ctx, personId, { phone, accounts })).slice(0, most)
    return [await visits(ctx, personId, accounts), await tickets(ctx, personId, accounts), applications(cases), await ratings(ctx, cases)].filter((section) => section.rows.length > 0)
  })
}

const mine = (ctx: RequestContext, personId: string, accounts: readonly string[]) => ctx.tx.selectFrom('window_appointment as a').leftJoin('window_counter as k', 'k.id', 'a.counter_id')
  .where((is) => is.or([is('a.person_id', '=', personId), ...(accounts.length > 0 ? [is('a.account_id', 'in', [...accounts])] : [])]))

async function visits(ctx: RequestContext, personId: string, accounts: readonly string[]): Promise<HeldSection> {
  const rows = await mine(ctx, personId, accounts).select(['a.booked_at', 'a.day', 'a.starts', 'a.state', 'a.assisted', 'k.name']).orderBy('a.day', 'desc').limit(most).execute()
  return {
    source: 'window.visits', title: { zh: '窗口预约', en: 'Times booked at windows' }, why: { zh: '到点叫到你，来不了也能让给别人', en: 'To call you at your time, and to give it to others if you cannot come' },
    rows: rows.map((row) => ({ at: row.booked_at.toISOString(), what: row.name ? both(row.name) : { zh: '停用的窗口', en: 'A window that has closed' }, facts: [...fact('时间', 'Time', `${row.day} ${row.starts}`), ...fact('状态', 'State', row.state, booked[row.state]), ...fact('代约', 'Booked for them', row.assisted ? '✓' : null, yes)] })),
  }
}

async function tickets(ctx: RequestContext, personId: string, accounts: readonly string[]): Promise<HeldSection> {
  const rows = await mine(ctx, personId, accounts).innerJoin('window_ticket as t', 't.appointment_id', 'a.id').select(['t.label', 't.taken_at', 't.state', 't.place', 'k.name']).orderBy('t.taken_at', 'desc').limit(most).execute()
  return {
    source: 'window.tickets', title: { zh: '排队号', en: 'Queue numbers' }, why: { zh: '按顺序叫号', en: 'To call people in order' },
    rows: rows.map((row) => ({ at: row.taken_at.toISOString(), what: row.name ? both(row.name) : { zh: '停用的窗口', en: 'A window that has closed' }, facts: [...fact('号', 'Number', row.label), ...fact('状态', 'State', row.state, waited[row.state]), ...fact('几号台', 'Desk', row.place)] })),
  }
}

function applications(cases: readonly CaseOfPerson[]): HeldSection {
  return {
    source: 'window.cases', title: { zh: '我在窗口办的件', en: 'Applications at windows' }, why: { zh: '办件要留底，办理中要联系得到人', en: 'Applications are kept, and somebody has to be reached while they are under way' },
    rows: cases.map((row) => ({ at: row.asked_at.toISOString(), what: both(row.item_title), facts: [...fact('编号', 'Number', row.number), ...fact('单位', 'Unit', row.unit_name), ...fact('联系人', 'Contact', row.contact ? '✓' : null, yes), ...fact('代办', 'Assisted', row.assisted_by, yes), ...fact('办结', 'Closed', row.closed_at ? '✓' : null, yes)] })),
  }
}

async function ratings(ctx: RequestContext, cases: readonly CaseOfPerson[]): Promise<HeldSection> {
  const rows = cases.length === 0 ? [] : await ctx.tx.selectFrom('window_rating as r').innerJoin('window_case as c', 'c.id', 'r.case_id').selectAll('r').select('c.item_title').where('r.case_id', 'in', cases.map((one) => one.id)).orderBy('r.rated_at', 'desc').execute()
  return {
    source: 'window.ratings', title: { zh: '对窗口的评价', en: 'Ratings of windows' }, why: { zh: '评窗口办得好不好；不写是谁评的', en: 'How windows serve; not by whom it was said' },
    rows: rows.map((row) => ({ at: row.rated_at.toISOString(), what: both(row.item_title), facts: [...fact('星', 'Stars', String(row.stars)), ...fact('说的', 'Words', row.words)] })),
  }
}
