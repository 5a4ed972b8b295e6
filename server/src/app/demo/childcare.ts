import { childcareRoutes, type InputOf } from '@guildhall/contract'
import { home } from './lists/places.ts'
import { halfYearOf } from './lists/seasons.ts'
import type { City } from './needs.ts'
import type { Staff, Stage, Worker } from './stage.ts'

type Form = InputOf<typeof childcareRoutes.open>

const consent = '我已了解：为了带好孩子、在紧急时联系我、以及放学时核对接送人，托管班需要孩子的姓名、出生年月、健康情况，紧急联系人和接送人的姓名、手机。这些信息只有本班带班人员看得到，不作别的用途，托管班结束三十天后全部删除。我可以随时撤回同意，撤回后孩子的名额取消、信息立即删除。'
const rules = '自带水杯和换洗衣服；中午在食堂吃，费用已含。\n上午写作业，下午有科普、手工和体育。\n九点前送到，接孩子凭接送码。'
const kids = [['小满', '2018-05', 'girl', '对花生过敏'], ['子轩', '2017-09', 'boy', ''], ['一诺', '2019-02', 'girl', '哮喘，书包里有喷雾'], ['浩然', '2016-11', 'boy', ''], ['若溪', '2018-08', 'girl', '']] as const

/** Holiday classes of the county: one held today, with children not here, here and picked up; one open for enrolment with somebody in the line; a draft. */
export async function buildChildcare(stage: Stage, { accounts, people, cast }: City): Promise<void> {
  const officer = accounts.officers.get(home)!
  const season = halfYearOf(stage.today).class
  const guardians = [cast.lin, ...people.filter((person) => person.actor && person.county === home && ![cast.lin.id, cast.luo.id, cast.shen.id, cast.elder.id].includes(person.id)).slice(20)]
  const members = await stage.asService(stage.now, async (ctx) => new Set((await ctx.tx.selectFrom('membership').select('person_id').where('person_id', 'in', guardians.map((one) => one.id)).where('valid_to', 'is', null).execute()).map((row) => row.person_id)))
  const parents = guardians.filter((one) => one.actor && members.has(one.id)).map((one) => ({ actor: one.actor!, family: [...one.name][0]! }))

  const running = await open(stage, officer, -40, { title: `县工人文化宫${season}一班`, first: stage.day(-4), last: stage.day(10), opensAt: stage.at(-35).toISOString(), closesAt: stage.at(8).toISOString(), places: 30, waitlist: 10, cost: '20000' })
  const children: { id: string; parent: Worker }[] = []
  for (const [index, parent] of parents.slice(0, kids.length).entries()) children.push({ id: await enrol(stage, running, parent, index, stage.at(-30 + index, '20:10')), parent: parent.actor })
  for (const child of children.slice(0, 3)) await stage.act(childcareRoutes.arrive, officer, stage.now, { childId: child.id, here: true })
  const fetched = children[1]
  if (fetched && children.length > 2) {
    const { code } = await stage.act(childcareRoutes.giveCode, fetched.parent, stage.now, { childId: fetched.id, picker: 0 })
    await stage.act(childcareRoutes.handOver, officer, stage.now, { childId: fetched.id, code })
  }
  const next = await open(stage, officer, -6, { title: `武原街道${season}小班`, first: stage.day(20), last: stage.day(33), opensAt: stage.at(-5).toISOString(), closesAt: stage.at(15).toISOString(), places: 3, waitlist: 5, cost: '0' })
  for (const [index, parent] of parents.slice(1, 5).entries()) await enrol(stage, next, parent, index + 1, stage.at(-4 + index, '12:20'))
  await stage.act(childcareRoutes.open, officer, stage.at(-1), form({ title: `百步镇${season}班`, first: stage.day(24), last: stage.day(36), opensAt: stage.at(2).toISOString(), closesAt: stage.at(18).toISOString(), places: 20, waitlist: 5, cost: '0' }))
}

type Planned = Pick<Form, 'title' | 'first' | 'last' | 'opensAt' | 'closesAt' | 'places' | 'waitlist' | 'cost'>
const form = (one: Planned): Form => ({ ...one, address: '海滨西路 88 号 三楼', weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:30', to: '17:00', ageFrom: 6, ageTo: 12, rules, consent })

async function open(stage: Stage, officer: Staff, days: number, one: Planned): Promise<string> {
  const { id: classId } = await stage.act(childcareRoutes.open, officer, stage.at(days), form(one))
  await stage.act(childcareRoutes.publish, officer, stage.at(days), { classId, updatedAt: stage.at(days).toISOString() })
  return classId
}

async function enrol(stage: Stage, classId: string, parent: { actor: Worker; family: string }, index: number, at: Date): Promise<string> {
  const [name, birthMonth, gender, health] = kids[index]!
  const { consent: words } = await stage.act(childcareRoutes.show, parent.actor, at, { classId })
  const { id } = await stage.act(childcareRoutes.enrol, parent.actor, at, {
    classId, name: `${parent.family}${name}`, birthMonth, gender, health, relation: index % 2 === 0 ? 'mother' : 'father', emergency: { name: `${parent.family}国平`, phone: `1380573${String(2010 + index)}` }, pickers: [{ name: `${parent.family}秀英`, phone: `1390573${String(3010 + index)}` }],
    consent: { hash: words.hash, agreed: true, name: `${parent.family}女士` }, wait: true, another: false,
  })
  return id
}
