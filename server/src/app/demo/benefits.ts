import { benefitBudgetRoutes, benefitRoutes, pointsRoutes, type InputOf } from '@guildhall/contract'
import { freezeDraw, holdDraw } from '#engines/quota'
import { benefitPictures } from './benefit-pictures.ts'
import type { Life } from './classes/index.ts'
import { replay } from './clockwork.ts'
import { home } from './lists/places.ts'
import { festivalOf, halfYearOf } from './lists/seasons.ts'
import type { City } from './needs.ts'
import type { Stage, Worker } from './stage.ts'

type Form = InputOf<typeof benefitRoutes.create>

/** Benefits in every state there is: over, open, coming, drawn, being entered, prepared, called off. */
export async function buildBenefits(stage: Stage, city: City, lives: ReadonlyMap<string, Life>): Promise<void> {
  const officer = city.accounts.officers.get(home)!
  const lin = city.cast.lin.actor!
  const crowd = city.people.filter((person) => person.actor && person.county === home && person.id !== city.cast.lin.id).slice(0, 14).map((person) => person.actor!)
  const iso = (days: number, time?: string) => stage.at(days, time).toISOString()
  const plain = { waitlist: 4, handOut: 'code', whereTo: '海滨路职工服务中心一楼', fetchDays: 30, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: true, drawAt: null, costFen: '0', budgetId: null, points: 0 } as const
  const prepare = async (days: number, form: Pick<Form, 'name' | 'summary' | 'kind' | 'quantity' | 'opensAt' | 'closesAt'> & Partial<Form>) => (await stage.act(benefitRoutes.create, officer, stage.at(days, '08:30'), { ...plain, ...form })).id
  const release = async (days: number, form: Parameters<typeof prepare>[1]) => {
    const releaseId = await prepare(days, form)
    await stage.act(benefitRoutes.publish, officer, stage.at(days, '08:40'), { releaseId })
    return releaseId
  }
  const show = async (releaseId: string, which: keyof typeof benefitPictures, days: number) => {
    const { caption, of } = benefitPictures[which]
    await stage.act(benefitRoutes.addPicture, officer, stage.at(days, '08:35'), { releaseId, caption }, { fileName: 'picture.png', bytes: of() })
  }
  const claim = async (releaseId: string, people: readonly Worker[], days: number, time: string) => {
    const codes: string[] = []
    for (const [index, one] of people.entries()) {
      const standing = await stage.act(benefitRoutes.claim, one, new Date(stage.at(days, time).getTime() + index * 700), { releaseId })
      if (standing.kind === 'got') codes.push(standing.code)
    }
    return codes
  }

  const over = await release(-20, { name: halfYearOf(stage.day(-18)).pack, summary: halfYearOf(stage.day(-18)).inIt, kind: 'rush', quantity: 8, opensAt: iso(-18, '10:00'), closesAt: iso(-4, '18:00') })
  await show(over, 'parcel', -20)
  const codes = await claim(over, crowd.slice(0, 11), -18, '10:00')
  for (const [index, code] of codes.slice(0, 5).entries()) await stage.act(benefitRoutes.handOver, officer, stage.at(-16 + index, '14:00'), { code })

  const open = await release(-3, { name: '职工观影券', summary: '两张，全市五家影院通用，周末也能用。', kind: 'rush', quantity: 40, opensAt: iso(-1, '10:00'), closesAt: iso(12, '18:00'), reserveSeats: 10, reserveUntil: iso(5, '10:00') })
  await show(open, 'cinema', -3)
  await claim(open, crowd, -1, '10:00')
  await release(-2, { name: '体检优惠券', summary: '市人民医院职工体检，抵三百元。', kind: 'rush', quantity: 300, opensAt: iso(1, '10:00'), closesAt: iso(15, '18:00'), eligible: 'members', period: 'year', series: '职工体检' })

  const drawn = await release(-12, { name: '疗休养名额', summary: '三天两晚，费用由工会承担。人多名额少，抽签决定。', kind: 'draw', quantity: 4, waitlist: 3, handOut: 'later', whereTo: null, fetchDays: null, opensAt: iso(-10, '09:00'), closesAt: iso(-3, '18:00'), drawAt: iso(-2, '10:00') })
  await show(drawn, 'lake', -12)
  await claim(drawn, [lin, ...crowd.slice(0, 11)], -9, '12:00')
  const { pool_id: pool } = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('benefit_release').select('pool_id').where('id', '=', drawn).executeTakeFirstOrThrow())
  await stage.asService(stage.at(-3, '18:01'), (ctx) => freezeDraw(ctx.tx, { pool: pool!, now: ctx.clock.now() }))
  await stage.asService(stage.at(-2, '10:00'), (ctx) => holdDraw(ctx, { pool: pool!, now: ctx.clock.now() }))

  const entering = await release(-3, { name: `${halfYearOf(stage.today).class}班名额`, summary: '职工子女，两周，含午餐。抽签决定。', kind: 'draw', quantity: 20, waitlist: 10, handOut: 'later', whereTo: null, fetchDays: null, opensAt: iso(-2, '09:00'), closesAt: iso(4, '18:00'), drawAt: iso(5, '10:00') })
  await claim(entering, crowd.slice(0, 9), -1, '12:00')

  await prepare(-1, { name: festivalOf(stage.day(20)).name, summary: festivalOf(stage.day(20)).what, kind: 'rush', quantity: 500, opensAt: iso(20, '10:00'), closesAt: iso(30, '18:00') })
  const off = await release(-6, { name: '游泳票', summary: '市游泳馆，单次。', kind: 'rush', quantity: 60, opensAt: iso(-4, '10:00'), closesAt: iso(10, '18:00') })
  await claim(off, crowd.slice(0, 3), -4, '10:00')
  await stage.act(benefitRoutes.withdraw, officer, stage.at(-3, '15:00'), { releaseId: off, reason: '游泳馆检修停业' })

  await buildPaid()

  /** A budget of the county with a part passed down, points that people earned in classes, and a benefit that is paid from both. */
  async function buildPaid(): Promise<void> {
    const year = Number(stage.day(-1).slice(0, 4))
    await stage.act(pointsRoutes.keep, officer, stage.at(-60, '09:00'), { name: '匠心积分', active: true, rules: [{ kind: 'lesson', points: 10, monthlyCap: 60 }, { kind: 'certificate', points: 100, monthlyCap: null }, { kind: 'evaluation', points: 15, monthlyCap: 30 }, { kind: 'joining', points: 50, monthlyCap: null }] })
    const classIds = ['lin certified', 'lin today'].flatMap((key) => lives.get(key)?.classId ?? [])
    await replay(stage, { by: 'points.follow-', types: ['training.class-published'], classIds })
    await replay(stage, { by: 'points.follow-', types: ['training.worker-enrolled'], classIds })
    await replay(stage, { by: 'points.earn-', types: ['training.results-confirmed'], classIds })
    const { id: budgetId } = await stage.act(benefitBudgetRoutes.fund, officer, stage.at(-1, '07:30'), { year, amountFen: '8000000' })
    const town = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('unit').select('id').where('parent_id', '=', officer.unitId).where('kind', '=', 'federation').orderBy('name').executeTakeFirst())
    if (town) await stage.act(benefitBudgetRoutes.pass, officer, stage.at(-1, '07:35'), { budgetId, unitId: town.id, amountFen: '1500000' })
    const paid = { costFen: '6000', budgetId, points: 40, quantity: 60, kind: 'rush', opensAt: iso(-1, '11:00'), closesAt: iso(25, '18:00') } as const
    const id = await stage.act(benefitRoutes.create, officer, stage.at(-1, '07:40'), { ...plain, ...paid, name: '工具包', summary: '手套、护目镜和卷尺，一人一套，攒的积分就能换。' })
    await show(id.id, 'tools', -1)
    await stage.act(benefitRoutes.publish, officer, stage.at(-1, '07:45'), { releaseId: id.id })
    const [holder] = await stage.asService(stage.now, async (ctx) => (await ctx.tx.selectFrom('ledger_account').select('holder').where('kind', '=', 'points').where('balance', '>=', 40n).execute()).map((row) => city.people.find((person) => person.id === row.holder && person.actor && person.id !== city.cast.lin.id)?.actor).filter((one) => one !== undefined))
    const codes = holder ? await claim(id.id, [holder], -1, '11:05') : []
    for (const code of codes) await stage.act(benefitRoutes.handOver, officer, stage.at(-1, '11:30'), { code })
  }
}
