import { sql } from 'kysely'
import { coverageRoutes } from '@guildhall/contract'
import { Chance } from './chance.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

const visits = [
  { state: 'visited', words: '见了办公室主任，说要和老板商量' }, { state: 'visited', words: '电话里说下周有空，约了上门' }, { state: 'agreed', words: '老板同意，名单在凑' }, { state: 'agreed', words: '先开个职工座谈会，再报材料' },
  { state: 'refused', words: '说刚搬厂，年后再说' }, { state: 'founding', words: '筹备组三个人定了，来拿请示的样本' },
] as const

/** What the county has done about employers without a union: some were visited, some agreed, some fall due again these days. */
export async function buildCoverage(stage: Stage, { accounts }: City): Promise<void> {
  const chance = new Chance('coverage')
  const officer = accounts.officers.get(home)!
  await countStaff(stage, officer.scope)
  const { rows } = await stage.act(coverageRoutes.list, officer, stage.at(-30), { covered: 'no', limit: 60, least: 25, unknown: 'false', mine: 'false' })
  for (const [index, employer] of rows.filter((row) => row.state === 'untouched' && chance.likely(0.5)).entries()) {
    const days = -chance.int(1, 25)
    const { state, words } = visits[index % visits.length]!
    await stage.act(coverageRoutes.note, officer, stage.at(days, '10:20'), { id: employer.id, state, words, nextOn: stage.day(chance.int(-1, 20)) })
  }
}

/** This year's figures of the social insurance, for all but a few employers: of those only the ledger's first figure is known, and the page says of which year it is. */
async function countStaff(stage: Stage, scope: string): Promise<void> {
  await stage.asService(stage.at(-75), ({ tx }) => sql`insert into employer_headcount (unit_id, scope, counted_on, people, source, recorded_by, recorded_at)
    select id, scope, ${stage.day(-75)}, greatest(3, round(staff * (0.94 + abs(hashtext(name)) % 13 / 100.0)))::int, 'insurance', 'job:demo', ${stage.at(-75)} from unit
    where kind in ('enterprise', 'social-organisation') and staff is not null and scope > ${scope} and scope < ${`${scope}/`} and abs(hashtext(name)) % 14 > 0`.execute(tx))
}
