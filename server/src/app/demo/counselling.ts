import { counsellingRoutes, type InputOf } from '@guildhall/contract'
import { asLogin, listDemoAccounts, setDemoAccounts } from '#platform/login'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage, Worker } from './stage.ts'

type Topic = InputOf<typeof counsellingRoutes.book>['topic']
const room = '县总工会三楼 心理关爱室'
/** Stars of those who rated, in the order in which they came; two did not. */
const ratings: readonly (readonly [stars: number, words: string])[] = [[5, '听我把话说完，没有打断。'], [4, ''], [5, '教的呼吸法真的管用'], [5, ''], [4, '希望周末也有时间'], [5, '第一次说出来，轻松多了'], [4, ''], [5, ''], [3, '时间短了一点'], [5, '']]

/** A counsellor of the county with times ahead and somebody coming; two months of sessions by different workers, so that there are totals to tell; whoever looks at the demo may be the counsellor. */
export async function buildCounselling(stage: Stage, { accounts, people, cast, tree }: City): Promise<void> {
  const known = [cast.lin.id, cast.luo.id, cast.shen.id, cast.elder.id]
  const county = tree.counties.get(home)!
  const near = people.filter((person) => person.actor && person.county === home && person.unit.scope.startsWith(county.scope) && !known.includes(person.id))
  const counsellor = near.at(-1)
  if (!counsellor?.actor) return
  await stage.act(counsellingRoutes.admit, accounts.officers.get(home)!, stage.at(-100), { personId: counsellor.id, about: '二级心理咨询师，擅长睡眠和家庭关系' })
  await stage.asService(stage.now, (ctx) => asLogin(ctx, async () => setDemoAccounts(ctx, [...await listDemoAccounts(ctx), { account: 'counsellor', accountId: counsellor.actor!.accountId, icon: 'heart-handshake', title: { zh: '心理咨询师', en: 'Counsellor' }, who: counsellor.name, sees: { zh: '谁约了自己，干部看不到', en: 'Who booked, which no officer sees' } }])))

  // Of one town, for a unit with fewer than five is not told.
  const town = near.filter((person) => person !== counsellor && person.firm === null && person.unit === near.find((one) => one.firm === null)!.unit).map((person) => person.actor!)
  const hold = async (visitor: Worker, { days, from, to, topic, index }: { days: number; from: string; to: string; topic: Topic; index: number }) => {
    const { id: slotId } = await stage.act(counsellingRoutes.offer, counsellor.actor!, stage.at(days - 6), { day: stage.day(days), from, to, way: 'room', place: room })
    const { id: sessionId } = await stage.act(counsellingRoutes.book, visitor, stage.at(days - 3, '20:15'), { slotId, topic, words: '', nickname: index % 2 === 0 ? '小林' : null })
    await stage.act(counsellingRoutes.sayHeld, counsellor.actor!, stage.at(days, '18:00'), { sessionId, held: index !== 11 })
    const rating = ratings[index]
    if (rating) await stage.act(counsellingRoutes.rate, visitor, stage.at(days, '20:00'), { sessionId, stars: rating[0], words: rating[1] })
  }
  // The tenth to the fifteenth of the two months before this one.
  for (const [index, visitor] of town.slice(0, 12).entries()) await hold(visitor, { days: daysTo(stage, index < 6 ? 2 : 1, 10 + index % 6), from: '14:00', to: '15:00', topic: index % 2 === 0 ? 'sleep' : 'work', index })

  const ahead: string[] = []
  for (const [days, from, to, way, place] of [[2, '14:00', '15:00', 'room', room], [2, '15:30', '16:30', 'room', room], [4, '19:30', '20:30', 'phone', '到时间咨询师打给你'], [6, '10:00', '11:00', 'online', '视频会议，约好后给链接']] as const) {
    ahead.push((await stage.act(counsellingRoutes.offer, counsellor.actor, stage.at(-1, '12:00'), { day: stage.day(days), from, to, way, place })).id)
  }
  const next = town[12]
  if (next) await stage.act(counsellingRoutes.book, next, stage.at(-1, '21:40'), { slotId: ahead[0]!, topic: 'family', words: '孩子上初中以后总和我吵，想学学怎么说话。', nickname: '海边的树' })
}

/** Days from today to a day of an earlier month. */
function daysTo(stage: Stage, months: number, day: number): number {
  const [year, month] = stage.today.split('-').map(Number) as [number, number]
  return Math.round((Date.UTC(year, month - 1 - months, day) - Date.parse(`${stage.today}T00:00:00Z`)) / 86_400_000)
}
