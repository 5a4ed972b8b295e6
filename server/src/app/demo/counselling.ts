import { counsellingRoutes } from '@guildhall/contract'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

/** A counsellor of the county and the times that they offer. */
export async function buildCounselling(stage: Stage, { accounts, people, cast, tree }: City): Promise<void> {
  const known = [cast.lin.id, cast.luo.id, cast.shen.id, cast.elder.id]
  const counsellor = people.findLast((person) => person.actor && person.county === home && person.unit.scope.startsWith(tree.counties.get(home)!.scope) && !known.includes(person.id))
  if (!counsellor?.actor) return
  await stage.act(counsellingRoutes.admit, accounts.officers.get(home)!, stage.at(-20), { personId: counsellor.id, about: '二级心理咨询师，擅长睡眠和家庭关系' })
  for (const [days, from, to, way, place] of [[2, '14:00', '15:00', 'room', '县总工会三楼 心理关爱室'], [2, '15:30', '16:30', 'room', '县总工会三楼 心理关爱室'], [4, '19:30', '20:30', 'phone', '到时间咨询师打给你'], [6, '10:00', '11:00', 'online', '视频会议，约好后给链接']] as const) {
    await stage.act(counsellingRoutes.offer, counsellor.actor, stage.at(-1, '12:00'), { day: stage.day(days), from, to, way, place })
  }
}
