import { consentPurposes, consentTerms, joiningRoutes, reviewingRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { Chance } from './chance.ts'
import { idNumbers } from './codes.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import { staffActor, type Stage } from './stage.ts'
import type { Person, Unit } from './world.ts'

type Wish = InputOf<typeof joiningRoutes.apply>
type Coded = { unit: Unit; code: string }
const ridersName = '快递外卖行业工会联合会'

/**
 * Unions of the home county with codes and rules, and people on their way in: some accepted, one refused, one taken back, one to be corrected, some waiting, one of them for too
 * long. The courier whom a visitor may be (罗小川) has not asked yet.
 */
export async function buildJoining(stage: Stage, city: City): Promise<void> {
  const officer = city.accounts.officers.get(home)!
  const county = city.tree.counties.get(home)!
  const units = await stage.asService(stage.at(-60), (ctx) => ctx.tx.selectFrom('unit').select(['id', 'scope', 'name', 'kind']).where('scope', '>', county.scope).where('scope', '<', `${county.scope}/`).where('kind', 'in', ['joint-union', 'industry-union']).where('dissolved_on', 'is', null).orderBy('scope').execute())
  const rule = async (unit: Unit, more: Partial<InputOf<typeof reviewingRoutes.setRule>>): Promise<Coded> => ({
    unit, code: (await stage.act(reviewingRoutes.setRule, officer, stage.at(-60), { unitId: unit.id, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: 0, ...more })).code!,
  })
  const trades: Readonly<Record<string, InputOf<typeof reviewingRoutes.setRule>['trades']>> = { [ridersName]: ['courier', 'driver'], 家政服务行业工会联合会: ['domestic'] }
  const coded: Coded[] = []
  for (const unit of units) {
    const own = Object.entries(trades).find(([name]) => unit.name.endsWith(name))?.[1] ?? []
    coded.push(await rule(unit, own.length > 0 ? { trades: own, promiseDays: 3, about: '送餐路上有驿站歇脚、充电、喝水，天热有清凉包；入会就有意外互助。' } : unit.kind === 'industry-union' ? {} : { accepts: 'listed' }))
  }
  const henghe = await rule(city.cast.hengheFirm, { accepts: 'listed', promiseDays: 3, about: '车间里的事，先跟班组工会小组长说。' })
  const riders = coded.find((one) => one.unit.name.endsWith(ridersName))!
  await people(stage, city, { riders, henghe, town: coded[0]! })
}

async function people(stage: Stage, city: City, { riders, henghe, town }: { riders: Coded; henghe: Coded; town: Coded }): Promise<void> {
  const chance = new Chance('joining')
  const nextId = idNumbers('330498')
  const officer = city.accounts.officers.get(home)!
  const union = staffActor({ accountId: city.accounts.unionOfficer.accountId, unit: riders.unit, role: 'union-officer' })
  const gig = city.people.filter((person) => person.actor && !person.firm && person.county === home && !Object.values(city.cast).includes(person as never))
  const onRecord = new Map((await stage.asService(stage.at(-60), ({ tx }) => tx.selectFrom('person').select(['id', 'gender', 'birth_year']).where('id', 'in', gig.map((person) => person.id)).execute())).map((row) => [row.id, row]))
  const platforms = ['飞送外卖百步站', '顺通快递武原网点', '好运来同城配送', '闪到外卖秦山站']
  const ask = async (who: Person, to: Coded, days: number, more: Partial<Wish> = {}): Promise<AnswerOf<typeof joiningRoutes.apply>['application']> => {
    // A number that says what the record says of them; only one of them below is another matter.
    const { gender, birth_year } = onRecord.get(who.id) ?? { gender: null, birth_year: null }
    const born = `${birth_year ?? chance.int(1975, 2003)}-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
    const wish: Wish = {
      unionCode: to.code, work: 'courier', employer: chance.pick(platforms), division: home, town: who.town, words: null, foundBy: 'code', name: who.name, idNumber: nextId(born, gender === 'female' ? 'female' : 'male'),
      consents: consentPurposes.map((purpose) => ({ purpose, version: consentTerms[purpose].version, granted: consentTerms[purpose].required || chance.likely(0.7) })), ...more,
    }
    return (await stage.act(joiningRoutes.apply, who.actor!, stage.at(days, '19:40'), wish)).application
  }
  const next = () => gig.pop()!
  const accept = (ids: string[], days: number) => stage.act(reviewingRoutes.accept, union, stage.at(days, '10:20'), { applicationIds: ids, looked: [] })

  const early = [next(), next(), next(), next()]
  const asked = []
  for (const who of early) asked.push(await ask(who, riders, -30))
  await accept(asked.map((one) => one.id), -28)
  const away = await ask(next(), riders, -20, { employer: '飞送外卖海宁站', words: '站点在海宁，家在海盐' })
  await stage.act(reviewingRoutes.refuse, union, stage.at(-18, '14:05'), { applicationId: away.id, code: 'not-here', reason: '你的站点在海宁，归海宁的快递外卖行业工会', nextStep: '请扫站点墙上的海宁工会码申请，入会待遇一样' })
  const mover = next()
  const changed = await ask(mover, town, -12, { work: 'streamer', employer: null })
  await stage.act(joiningRoutes.withdraw, mover.actor!, stage.at(-11, '08:15'), { applicationId: changed.id, reason: '换到外地去了' })

  const listed = next()
  await stage.act(reviewingRoutes.invite, officer, stage.at(-9), { unitId: town.unit.id, people: [{ name: listed.name, phone: listed.phone }, ...gig.slice(0, 4).map(({ name, phone }) => ({ name, phone }))] })
  await ask(listed, town, -8, { work: 'employed', employer: '百步老街面馆', foundBy: 'work' })
  await ask(next(), riders, -9, { words: '上次来问过，一直没回音' })
  for (const days of [-2, -1]) await ask(next(), riders, days)
  // The record was made at a counter, with a character of the name misheard.
  const misheard = next()
  await ask(misheard, riders, -1, { name: `${misheard.name.slice(0, 1)}晓${misheard.name.slice(2)}` })
  await ask(next(), town, -2, { work: 'streamer', employer: '自己开店直播', foundBy: 'search' })
  await ask(next(), henghe, -1, { work: 'employed', employer: '恒禾精密制造有限公司' })
  // A number that stands in the register under another name: the two do not agree.
  const known = city.people.find((person) => person.idNumber && person.county === home)!
  await ask(next(), riders, -1, { idNumber: known.idNumber! })

  await stage.act(joiningRoutes.askTransfer, early[0]!.actor!, stage.at(-1, '12:30'), { unionCode: town.code, work: 'employed', employer: '百步老街面馆', words: '不跑外卖了，到镇上店里上班' })
  const doubted = await stage.act(joiningRoutes.askTransfer, city.cast.lin.actor!, stage.at(-15, '20:10'), { unionCode: town.code, work: 'employed', employer: null, words: '听说镇上的联合会活动多' })
  await stage.act(joiningRoutes.withdraw, city.cast.lin.actor!, stage.at(-14, '08:05'), { applicationId: doubted.application.id, reason: '厂里工会也办了读书会' })
  await stage.act(joiningRoutes.askLeave, early[1]!.actor!, stage.at(-2, '21:10'), { words: '回安徽老家照顾父母' })
  const said = await stage.act(joiningRoutes.sendMessage, early[2]!.actor!, stage.at(-6, '22:05'), { code: riders.code, kind: 'question', words: '冬天的手套和护膝什么时候发？' })
  await stage.act(reviewingRoutes.answer, union, stage.at(-5, '09:30'), { messageId: said.id, answer: '下周三起在武原驿站领，带上会员卡。' })
  await stage.act(joiningRoutes.sendMessage, city.cast.luo.actor!, stage.at(-1, '13:20'), { code: riders.code, kind: 'complaint', words: '百步站点下雨不给雨衣，要自己买，问了两次没人管。' })
  await stage.act(joiningRoutes.sendMessage, early[3]!.actor!, stage.at(-1, '20:45'), { code: riders.code, kind: 'idea', words: '希望在医院门口也设一个能喝水充电的驿站。' })
}
