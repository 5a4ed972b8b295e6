import { lectureMenuRoutes, lectureOrderRoutes, type InputOf } from '@guildhall/contract'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Staff, Stage, Worker } from './stage.ts'
import type { Person } from './world.ts'

type Admit = InputOf<typeof lectureMenuRoutes.admit>
type Write = InputOf<typeof lectureMenuRoutes.write>
type Planned = { team: string; about: string; fields: Admit['fields']; town: string; at: readonly [number, number]; lectures: readonly (Pick<Write, 'title' | 'field' | 'audiences' | 'minutes' | 'summary'> & { needs?: string; people?: readonly [number, number]; unchecked?: true })[] }
type Lecturer = { actor: Worker; lectures: Map<string, string> }

const week = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [`${day}-morning`, `${day}-afternoon`])
/** The first is the trainer of the login page. */
const planned: readonly Planned[] = [
  { team: '劳模工匠宣讲团', about: '高级技师，带过一百多个徒弟。', fields: ['model-worker', 'career', 'work-safety'], town: '武原街道', at: [30.5263, 120.9458], lectures: [
    { title: '一把车刀三十年：工匠是怎么练成的', field: 'model-worker', audiences: ['students', 'college', 'workers'], minutes: 60, needs: '投影、话筒', people: [30, 300], summary: '从学徒到高级技师，讲几个真零件背后的故事，现场看一看千分之一毫米有多薄。' },
    { title: '机加工车间的十个“想当然”', field: 'work-safety', audiences: ['workers'], minutes: 45, needs: '投影', people: [10, 80], summary: '十起真实的险情，每一起都从一句“应该没事”开始。讲完带大家在自己的车间找一找。' },
    { title: '学一门手艺，路有多宽', field: 'career', audiences: ['students', 'college'], minutes: 60, people: [20, 200], summary: '职校生可以走的几条路：技能等级、工匠、专升本，都用身边人的例子。', unchecked: true },
  ] },
  { team: '法治宣讲队', about: '执业律师，工会法律援助志愿者。', fields: ['labour-law', 'worker-rights', 'fraud-prevention'], town: '武原街道', at: [30.5311, 120.9402], lectures: [
    { title: '暑期工、实习生要知道的五件事', field: 'labour-law', audiences: ['students', 'college'], minutes: 60, needs: '投影', people: [20, 300], summary: '能不能签合同、工伤谁负责、工资怎么要：用真实案例讲清楚。' },
    { title: '送外卖出了事，找谁', field: 'worker-rights', audiences: ['couriers', 'workers'], minutes: 60, people: [10, 120], summary: '职业伤害保障、平台和站点的责任、证据怎么留，现场答疑。' },
    { title: '守住钱袋子：老年人防诈骗', field: 'fraud-prevention', audiences: ['elderly', 'residents'], minutes: 45, needs: '话筒', people: [15, 150], summary: '冒充公检法、养老投资、保健品，骗子的话术当场演一遍。' },
  ] },
  { team: '红十字急救队', about: '县人民医院急诊科护士长。', fields: ['first-aid', 'occupational-health'], town: '武原街道', at: [30.5199, 120.9415], lectures: [
    { title: '四分钟：人人学会心肺复苏', field: 'first-aid', audiences: ['students', 'workers', 'residents', 'couriers'], minutes: 90, needs: '空地、瑜伽垫；假人自带', people: [10, 40], summary: '每个人都上手按满两分钟，再学怎么用墙上那台 AED。' },
    { title: '噪声、粉尘和颈椎：车间里的职业健康', field: 'occupational-health', audiences: ['workers'], minutes: 60, people: [20, 150], summary: '耳塞怎么戴才有用，口罩选哪种，工间五分钟怎么动。' },
  ] },
  { team: '心桥服务队', about: '二级心理咨询师，做过八年学校心理老师。', fields: ['mental-health', 'parenting', 'communication'], town: '沈荡镇', at: [30.5795, 120.8101], lectures: [
    { title: '考前一个月，家长少说哪几句', field: 'parenting', audiences: ['residents', 'workers'], minutes: 90, people: [20, 200], summary: '陪考不等于催考。三个场景演练，回家就能用。' },
    { title: '倒班的人怎么睡好觉', field: 'mental-health', audiences: ['workers', 'couriers'], minutes: 60, people: [10, 100], summary: '讲睡眠，也讲情绪。带一套十分钟的放松练习。' },
  ] },
  { team: '非遗传承小组', about: '海盐滚灯市级传承人。', fields: ['traditional-culture', 'arts-crafts', 'labour-education'], town: '澉浦镇', at: [30.3952, 120.8786], lectures: [
    { title: '滚灯进课堂', field: 'traditional-culture', audiences: ['pupils', 'students'], minutes: 60, needs: '操场或体育馆', people: [20, 60], summary: '看、听、摸、滚：一盏滚灯从竹篾到起舞。' },
    { title: '亲手编一个竹杯垫', field: 'labour-education', audiences: ['pupils', 'residents', 'elderly'], minutes: 90, needs: '桌椅；材料自带', people: [10, 40], summary: '认识毛竹，学会一种编法，作品带回家。' },
  ] },
]
const next: Planned = { team: '潮城科普团', about: '中学物理老师，退休后讲科普。', fields: ['science', 'environment'], town: '盐官镇', at: [30.4101, 120.5432], lectures: [{ title: '钱江潮为什么这么大', field: 'science', audiences: ['pupils', 'students', 'residents'], minutes: 60, needs: '投影', people: [20, 300], summary: '月亮、喇叭口和拦门沙，用一盆水做给你看。' }] }

/** Lecturers with their lectures, and orders in every state: open ones to match, one asked, one ahead, some held and judged. */
export async function buildLectures(stage: Stage, city: City): Promise<void> {
  const { accounts, tree, people, cast } = city
  const officer = accounts.officers.get(home)!
  const apps = (county: string) => people.filter((person) => person.actor && person.county === county && person.unit.scope.startsWith(tree.counties.get(county)!.scope) && ![cast.lin.id, cast.luo.id, cast.shen.id, cast.elder.id].includes(person.id))
  const crowd = apps(home).toReversed()
  const lecturers: Lecturer[] = []
  for (const [index, one] of planned.entries()) lecturers.push(await admit(stage, officer, index === 0 ? cast.shen : crowd[index]!, one, home))
  const away = apps('330481')[0]
  if (away) await admit(stage, accounts.officers.get('330481')!, away, next, '330481')
  const [shen, lawyer, nurse, heart] = lecturers as [Lecturer, Lecturer, Lecturer, Lecturer]
  const hr = accounts.speakers.get(cast.hengheFirm.id)!

  await held(stage, officer, { by: hr, who: nurse, title: '四分钟：人人学会心肺复苏', days: -18, from: '14:00', people: 36, audience: 'workers', marks: [5, 5, 5] })
  await held(stage, officer, { by: accounts.unionOfficer, who: lawyer, title: '送外卖出了事，找谁', days: -12, from: '14:30', people: 42, audience: 'couriers', marks: [5, 4, 5] })
  await held(stage, officer, { by: accounts.townOfficer, who: shen, title: '机加工车间的十个“想当然”', days: -9, from: '09:00', people: 48, audience: 'workers', marks: [5, 5, 4] })
  await held(stage, officer, { by: accounts.townOfficer, who: lawyer, title: '守住钱袋子：老年人防诈骗', days: -6, from: '09:00', people: 65, audience: 'elderly', marks: [4, 5, 5] })

  // Over since yesterday and not confirmed yet; one ahead; one that the lecturer has to answer.
  await ask(stage, officer, await order(stage, hr, stage.at(-8), { who: shen, title: '机加工车间的十个“想当然”', days: [-1], from: '14:00', people: 40, audience: 'workers' }), { who: shen, title: '机加工车间的十个“想当然”', days: -1, from: '14:00', at: stage.at(-7), accept: stage.at(-7, '18:00') })
  await ask(stage, officer, await order(stage, accounts.unionOfficer, stage.at(-4), { who: lawyer, title: '送外卖出了事，找谁', days: [6], from: '14:00', people: 30, audience: 'couriers' }), { who: lawyer, title: '送外卖出了事，找谁', days: 6, from: '14:00', at: stage.at(-3), accept: stage.at(-2) })
  await ask(stage, officer, await order(stage, accounts.townOfficer, stage.at(-3), { who: shen, title: '一把车刀三十年：工匠是怎么练成的', days: [8, 9], from: '09:00', people: 120, audience: 'students' }), { who: shen, title: '一把车刀三十年：工匠是怎么练成的', days: 8, from: '09:00', at: stage.at(-1, '10:00') })
  // What workers would like to hear: one of it is ordered below, the other waits for their unions.
  for (const [index, one] of [cast.lin, ...crowd.slice(4, 11)].entries()) {
    await stage.act(lectureMenuRoutes.wish, one.actor!, stage.at(-5, `1${index}:20`), { lectureId: heart.lectures.get('倒班的人怎么睡好觉')! })
    if (index < 3) await stage.act(lectureMenuRoutes.wish, one.actor!, stage.at(-5, `1${index}:21`), { lectureId: nurse.lectures.get('四分钟：人人学会心肺复苏')! })
  }
  // What waits for the desk: two want the same lecturer on the same day, one of them has another.
  await order(stage, hr, stage.at(-2), { who: nurse, title: '四分钟：人人学会心肺复苏', days: [10, 12], from: '14:00', people: 32, audience: 'workers' })
  await order(stage, accounts.townOfficer, stage.at(-1, '09:30'), { who: nurse, title: '四分钟：人人学会心肺复苏', days: [10], from: '14:30', people: 30, audience: 'residents' })
  await order(stage, accounts.unionOfficer, stage.at(-1, '15:00'), { field: 'mental-health', days: [9, 13, 14], from: '09:30', people: 40, audience: 'couriers' })
}

async function admit(stage: Stage, officer: Staff, person: Person, one: Planned, division: string): Promise<Lecturer> {
  const at = stage.at(-60)
  await stage.act(lectureMenuRoutes.admit, officer, at, { personId: person.id, team: one.team, about: one.about, fields: one.fields, division, town: one.town, lat: one.at[0], lng: one.at[1], weekly: week, perWeek: 3, perDay: 2, maxKm: 60, counties: [] })
  const lectures = new Map<string, string>()
  for (const [index, lecture] of one.lectures.entries()) {
    const { title, field, audiences, minutes, summary, needs = '', people: [peopleMin, peopleMax] = [10, 100], unchecked } = lecture
    const { id: lectureId } = await stage.act(lectureMenuRoutes.write, person.actor!, stage.at(unchecked ? -1 : -50, `1${index}:10`), { title, field, audiences, minutes, summary, needs, peopleMin, peopleMax, handIn: true })
    lectures.set(title, lectureId)
    if (!unchecked) await stage.act(lectureMenuRoutes.publish, officer, stage.at(-48), { lectureId, updatedAt: stage.at(-50, `1${index}:10`).toISOString() })
  }
  return { actor: person.actor!, lectures }
}

type Ordered = { who?: Lecturer; title?: string; field?: Write['field']; days: readonly number[]; from: string; people: number; audience: Write['audiences'][number] }

async function order(stage: Stage, by: Staff, at: Date, { who, title, field, days, from, people, audience }: Ordered): Promise<string> {
  const lectureId = title ? who!.lectures.get(title)! : null
  const { id } = await stage.act(lectureOrderRoutes.order, by, at, {
    lectureId, field: field ?? 'labour-law', audience, people, preferences: days.map((day) => ({ day: stage.day(day), from })), division: home, town: '百步镇', address: '百步大道 66 号 二楼会议室', lat: 30.4718, lng: 120.8265, roomId: null, contact: '办公室', line: '0573-86110088', note: '',
  })
  return id
}

async function ask(stage: Stage, officer: Staff, orderId: string, { who, title, days, from, at, accept }: { who: Lecturer; title: string; days: number; from: string; at: Date; accept?: Date }): Promise<string> {
  const { id: engagementId } = await stage.act(lectureOrderRoutes.ask, officer, at, { orderId, lectureId: who.lectures.get(title)!, day: stage.day(days), from })
  if (accept) await stage.act(lectureMenuRoutes.answer, who.actor, accept, { engagementId, accept: true })
  return engagementId
}

type Held = { by: Staff; who: Lecturer; title: string; days: number; from: string; people: number; audience: Ordered['audience']; marks: readonly [number, number, number] }

/** From the order to both judgements. */
async function held(stage: Stage, officer: Staff, { by, who, title, days, from, people, audience, marks: [content, delivery, fit] }: Held): Promise<void> {
  const orderId = await order(stage, by, stage.at(days - 10), { who, title, days: [days], from, people: Math.min(people, 40), audience })
  const engagementId = await ask(stage, officer, orderId, { who, title, days, from, at: stage.at(days - 8), accept: stage.at(days - 7) })
  await stage.act(lectureMenuRoutes.sayHeldMine, who.actor, stage.at(days, '19:00'), { engagementId, held: true, people })
  await stage.act(lectureOrderRoutes.sayHeld, by, stage.at(days, '20:00'), { orderId, held: true, people })
  await stage.act(lectureOrderRoutes.judge, by, stage.at(days + 1), { orderId, content, delivery, fit, comment: '讲得实在，听得懂。' })
  await stage.act(lectureMenuRoutes.judgeMine, who.actor, stage.at(days + 1), { engagementId, organised: 5, attention: 4 })
}
