import { publicListRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

/** Two reforms of the home county that everybody sees with their effect, and one still being written. */
export async function writeReforms(stage: Stage, city: City): Promise<void> {
  const officer = city.accounts.officers.get(home)!
  const since = (days: number) => dayInShanghai(stage.at(-days))
  const write = (words: { title: string; before: string; change: string; why: string; measure: 'attendance' | 'days-to-certificate' | 'days-to-plan'; since: string }) => stage.act(publicListRoutes.addReform, officer, stage.now, words)
  const published = [
    await write({ title: '先问人，再开班', before: '科里定好班，发通知招人。', change: '方案先发给提需求的人看，按意见改了再公告。', why: '以前开了班，报名的人不一定有空来。', measure: 'attendance', since: since(60) }),
    await write({ title: '复核通过，证书当天到手机', before: '结课后集中制证，等一两个月。', change: '成绩由第二人复核，通过就发电子证书。', why: '找工作、领补贴的时候等不起。', measure: 'days-to-certificate', since: since(90) }),
  ]
  for (const { id } of published) await stage.act(publicListRoutes.publishReform, officer, stage.now, { reformId: id })
  await write({ title: '晚上和周末也排班', before: '班都排在工作日白天。', change: '一半的班排在晚上和周末。', why: '厂里的职工白天走不开。', measure: 'days-to-plan', since: since(20) })
}
