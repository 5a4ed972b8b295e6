import { unitChangeRoutes, unitRoutes, type InputOf } from '@guildhall/contract'
import { runJob } from './clockwork.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage, Staff } from './stage.ts'

type Plan = InputOf<typeof unitChangeRoutes.ask>['plan'] | InputOf<typeof unitChangeRoutes.askTransfer>['plan']

/** What became of the joint unions of the home county: members came, one was renamed and went into another, a third was founded out of that. So two days can be compared. */
export async function changeUnions(stage: Stage, city: City, officer: Staff): Promise<void> {
  const county = city.tree.counties.get(home)!
  const { unions, members } = await stage.asService(stage.at(-50), async ({ tx }) => ({
    unions: await tx.selectFrom('unit').select(['id', 'name', 'parent_id']).select((eb) => eb.exists(eb.selectFrom('unit as below').select('below.id').whereRef('below.parent_id', '=', 'unit.id')).as('leads')).where('kind', '=', 'joint-union').where('scope', '>', county.scope).where('scope', '<', `${county.scope}/`).orderBy('scope').execute(),
    members: await tx.selectFrom('membership').select('person_id').where('scope', '>', county.scope).where('scope', '<', `${county.scope}/`).where('valid_to', 'is', null).orderBy('person_id', 'desc').limit(14).execute(),
  }))
  const [one, other] = [unions[0]!, unions[1]!]
  const idle = unions.findLast((union) => !union.leads && union !== one && union !== other)
  const people = members.map((row) => row.person_id)
  await make(stage, officer, -46, { kind: 'transfer', people, to: one.id, on: stage.day(-46) }, '从企业转入街道联合工会')
  await stage.act(unitRoutes.rename, officer, stage.at(-40), { id: one.id, name: one.name.replace('小微企业工会联合会', '新就业群体工会联合会'), from: stage.day(-40), reason: '更名' })
  await make(stage, officer, -24, { kind: 'merge', sources: [one.id], into: { unitId: other.id }, on: stage.day(-24) }, '两个街道联合工会合并，会议纪要〔2026〕7 号')
  await make(stage, officer, -12, { kind: 'split', unitId: other.id, on: stage.day(-12), parts: [{ name: '外卖骑手工会联合会', kind: 'joint-union', parentId: county.id, division: home, people: people.slice(0, 5), children: [] }] }, '骑手单独建会')
  if (idle) await make(stage, officer, -9, { kind: 'dissolve', unitId: idle.id, on: stage.day(-9), members: { end: true } }, '没有会员，停止活动')
}

/** Looked at, confirmed and carried out, as on the console. */
async function make(stage: Stage, officer: Staff, days: number, plan: Plan, reason: string): Promise<void> {
  const at = stage.at(days)
  const change = plan.kind === 'transfer'
    ? await stage.act(unitChangeRoutes.askTransfer, officer, at, { plan, reason, basis: (await stage.act(unitChangeRoutes.previewTransfer, officer, at, { plan })).basis })
    : await stage.act(unitChangeRoutes.ask, officer, at, { plan, reason, basis: (await stage.act(unitChangeRoutes.preview, officer, at, { plan })).basis })
  await runJob(stage, 'registry.change-units', stage.at(days, '09:01'), { changeId: change.id })
  await stage.asService(at, ({ tx }) => tx.updateTable('job_run').set({ state: 'done', queued_at: at, ended_at: at }).where('id', '=', change.jobId).execute())
}
