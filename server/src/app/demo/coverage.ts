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
  const { rows } = await stage.act(coverageRoutes.list, officer, stage.at(-30), { covered: 'no', limit: 60, least: 25, unknown: 'false', mine: 'false' })
  for (const [index, employer] of rows.filter((row) => row.state === 'untouched' && chance.likely(0.5)).entries()) {
    const days = -chance.int(1, 25)
    const { state, words } = visits[index % visits.length]!
    await stage.act(coverageRoutes.note, officer, stage.at(days, '10:20'), { id: employer.id, state, words, nextOn: stage.day(chance.int(-1, 20)) })
  }
}
