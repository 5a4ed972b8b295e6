import { effectRoutes, evaluationFormsRoutes, inspectionsRoutes, type OwnQuestion } from '@guildhall/contract'
import { runJob } from '../clockwork.ts'
import type { Stage } from '../stage.ts'
import type { Life } from './life.ts'

const bands = ['under-3000', 'to-5000', 'to-7000', 'to-10000']
const label = (zh: string, en: string) => ({ zh, en })
const usual = { section: null, kinds: null, when: null, options: [], multiple: false }
/** What the county asks besides; optional, for what is being answered at this moment goes on. */
const own: OwnQuestion[] = [
  { ...usual, key: 'qgear7x2k', kind: 'rating', label: label('设备、材料够不够用', 'Was there enough equipment'), required: false, section: label('实操', 'Practice') },
  { ...usual, key: 'qwhat4m9d', kind: 'choice', label: label('哪里不够？', 'What was missing?'), required: false, multiple: true, when: { question: 'qgear7x2k', is: [1, 2, 3] }, options: [{ key: 'omach', label: label('机器要排队', 'Machines: we queued') }, { key: 'omat', label: label('材料不够练', 'Material to practise with') }, { key: 'otime', label: label('上机时间太短', 'Time at the machine') }] },
  { ...usual, key: 'qsend8p1r', kind: 'choice', label: label('下次还愿意派人来吗？', 'Would you send people again?'), required: false, kinds: ['enterprise'], options: [{ key: 'oyes', label: label('愿意', 'Yes') }, { key: 'omaybe', label: label('看时间', 'If the times suit') }, { key: 'ono', label: label('不派了', 'No') }] },
]

/** Half a year after each class its people are asked; two in three of those with a phone answer. */
export async function followUp(stage: Stage, lives: ReadonlyMap<string, Life>): Promise<void> {
  for (const ago of [140, 100, 60, 20, 0]) {
    const at = stage.at(-ago, '09:10')
    await runJob(stage, 'training.follow-up', at)
    const asked = await stage.asService(at, (ctx) => ctx.tx.selectFrom('training_follow_up as f').innerJoin('evaluation_invitation as i', 'i.subject', 'f.id').select(['f.id', 'f.class_id', 'i.evaluator']).where('f.asked_on', '=', stage.day(-ago)).orderBy('f.class_id').orderBy('i.evaluator').execute())
    if (ago === 0) continue
    for (const life of lives.values()) {
      for (const person of life.script.people.filter((one) => one.actor && asked.some((row) => row.class_id === life.classId && row.evaluator === one.id))) {
        if (!life.chance.likely(0.66)) continue
        const [post, before] = [life.chance.pick(['same', 'same', 'better', 'better', 'new-job', 'none']), life.chance.int(0, 2)]
        const works = post !== 'none'
        const { id } = asked.find((row) => row.class_id === life.classId && row.evaluator === person.id)!
        await stage.act(effectRoutes.submit, person.actor!, stage.at(-ago + 2, '19:30'), { followUpId: id, answers: { post, ...(works && { uses: life.chance.pick(['often', 'often', 'sometimes', 'never']) }), 'wage-before': bands[before]!, ...(works && { 'wage-now': bands[before + (life.chance.likely(0.5) ? 1 : 0)]! }) } })
      }
    }
  }
}

/** The reviewer was in a class this week and found something; and the county asks its classes three things of its own. */
export async function superviseAndAsk(stage: Stage, life: Life): Promise<void> {
  const held = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('training_session').select(['id', 'starts_at']).where('class_id', '=', life.classId).where('state', '=', 'held').orderBy('starts_at', 'desc').executeTakeFirst())
  if (held) {
    const at = new Date(held.starts_at.getTime() + 40 * 60_000)
    const { items } = await stage.act(inspectionsRoutes.get, life.reviewer, at, { sessionId: held.id })
    await stage.act(inspectionsRoutes.submit, life.reviewer, at, { sessionId: held.id, items: items.map(({ key }, place) => ({ key, passed: place !== 2, note: place === 2 ? '三台设备坏了一台，两人一组还要等。' : null })) })
  }
  const { draft } = await stage.act(evaluationFormsRoutes.saveDraft, life.officer, stage.at(-1, '16:20'), { questions: own, updatedAt: null })
  await stage.act(evaluationFormsRoutes.publish, life.officer, stage.at(-1, '16:30'), { updatedAt: draft.updatedAt! })
}
