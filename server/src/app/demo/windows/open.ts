import { windowItemRoutes, windowVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { addStaffAccount, insertTerm } from '#registry'
import { home } from '../lists/places.ts'
import type { City } from '../needs.ts'
import { staffActor, type Staff, type Stage } from '../stage.ts'
import type { Unit } from '../world.ts'

export type Counter = { id: string; scope: string; name: string; county: string; unit: Unit; clerk: Staff; registrars: readonly [Staff, Staff]; /** Below what share of cases it is late. */ slow: number; liked: number }
export type Item = AnswerOf<typeof windowItemRoutes.list>['rows'][number]

const hours = [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '11:30' }, { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' }]
const saturdays = { weekdays: [6], from: '09:00', to: '11:30' }

/** Formalities beside the certificate, as a federation adds them on its own: asking, looking and handing out is enough for them. */
const further = [
  { title: '工会印章备案', summary: '新刻、换刻工会印章的，到窗口备案。', promiseDays: 2, materials: [['form', '印章备案表'], ['approval', '上级工会批复']] },
  { title: '工会银行账户开立证明', summary: '开立、变更工会经费账户，要一张证明。', promiseDays: 1, materials: [['form', '开户申请'], ['certificate', '法人资格证书复印件']] },
  { title: '困难职工建档', summary: '企业工会替困难职工申请建档，材料齐了五天给答复。', promiseDays: 5, materials: [['form', '建档申请表'], ['income', '收入情况说明']] },
] as const

/** The city keeps the items; counties and a town open windows that offer them. */
export async function openWindows(stage: Stage, city: City): Promise<{ counters: Counter[]; items: Item[] }> {
  const { tree, accounts } = city
  const at = stage.at(-360)
  const hire = (loginName: string, name: string, role: 'registrar' | 'window-clerk', unit: Unit) => stage.asService(stage.at(-380), async (ctx) => {
    const account = await addStaffAccount(ctx, { loginName, name, unit })
    await insertTerm(ctx, { accountId: account.id, role, unitId: unit.id, scope: unit.scope, from: stage.day(-380), until: null, grantedBy: null })
    return staffActor({ accountId: account.id, unit, role })
  })
  const top = await hire('shidengji', '沈立新', 'registrar', tree.root)
  const counters: Counter[] = []
  async function open(county: string, unit: Unit, about: { name: string; address: string; line: string; letter: string; saturday?: boolean; slow: number; liked: number }, people: { clerk: Staff; registrars: readonly [Staff, Staff] }): Promise<void> {
    const keeper = { ...people.registrars[0], unitId: unit.id, scope: unit.scope }
    const { id } = await stage.act(windowVisitRoutes.createCounter, keeper, at, { name: about.name, address: about.address, line: about.line, letter: about.letter, hours: about.saturday ? [...hours, saturdays] : hours, slotMinutes: 30, slotSeats: 2, bookDays: 10, active: true })
    counters.push({ id, scope: unit.scope, name: about.name, county, unit, slow: about.slow, liked: about.liked, ...people })
  }
  const at0 = tree.counties.get(home)!
  const of = async (county: string, names: readonly [string, string, string]) => ({ clerk: await hire(`ck${county}`, names[0], 'window-clerk', tree.counties.get(county)!), registrars: [await hire(`dj${county}`, names[1], 'registrar', tree.counties.get(county)!), await hire(`hz${county}`, names[2], 'registrar', tree.counties.get(county)!)] as const })
  await open(home, at0, { name: '海盐县总工会服务窗口', address: '枣园西路 1 号职工服务中心一楼', line: '0573-86110001', letter: 'A', saturday: true, slow: 0, liked: 0.92 }, { clerk: accounts.clerk, registrars: accounts.registrars })
  await open(home, at0.towns.get('百步镇')!, { name: '百步镇工会服务窗口', address: '百步大道便民中心 6 号窗', line: '0573-86110002', letter: 'B', slow: 0.04, liked: 0.85 }, { clerk: accounts.townOfficer, registrars: accounts.registrars })
  await open('330481', tree.counties.get('330481')!, { name: '海宁市总工会服务窗口', address: '海昌路职工之家', line: '0573-87110003', letter: 'A', slow: 0.06, liked: 0.8 }, await of('330481', ['章丽君', '许建中', '俞秋萍']))
  await open('330482', tree.counties.get('330482')!, { name: '平湖市总工会服务窗口', address: '当湖路 88 号', line: '0573-85110004', letter: 'A', slow: 0.1, liked: 0.75 }, await of('330482', ['马晓燕', '高文斌', '严卫东']))
  await stage.act(windowItemRoutes.adopt, top, at, {})
  for (const one of further) {
    await stage.act(windowItemRoutes.create, top, at, {
      business: 'general', title: one.title, summary: one.summary, basis: null, lawDays: null, promiseDays: one.promiseDays, withoutVisit: true, active: true,
      materials: one.materials.map(([key, title]) => ({ key, title, required: true, how: '盖章后扫描或拍照。', sample: '' })), counters: counters.map((counter) => ({ counterId: counter.id, promiseDays: null })),
    })
  }
  await stage.act(windowItemRoutes.addRange, accounts.registrars[0], at, { division: home, stem: 'XY', first: 1, last: 9_999 })
  const { rows } = await stage.act(windowItemRoutes.list, top, at, {})
  return { counters, items: rows }
}
