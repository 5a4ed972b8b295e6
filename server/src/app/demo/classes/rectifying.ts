import { qualityRoutes } from '@guildhall/contract'
import { runJob } from '../clockwork.ts'
import type { Stage } from '../stage.ts'
import type { Life } from './life.ts'

const measures = [
  '实操课减到十人一组，另请一位技师带教；教案由教研组先听一次课再定。由班主任负责，下一期起。',
  '理论部分压到一半，多留时间上机；设备缺的两台本月补齐。由培训干部负责，下一期开班前完成。',
]

/** Classes that were judged low: one is put right and accepted, one waits for the second person, the newest for its measures. */
export async function rectify(stage: Stage, lives: ReadonlyMap<string, Life>): Promise<void> {
  const poor = [...lives.values()].filter((life) => life.script.liked !== undefined)
  for (const [place, life] of poor.entries()) {
    // The forms are closed three weeks after the class; that morning the clock looks.
    await runJob(stage, 'training.watch-quality', stage.at(Math.min(0, life.script.finishOn + 22), '07:40'))
    const id = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('training_rectification').select('id').where('class_id', '=', life.classId).executeTakeFirst())
    if (!id || place === poor.length - 1) continue
    const answered = place === 0 ? life.script.finishOn + 26 : -2
    await stage.act(qualityRoutes.answer, life.officer, stage.at(answered, '10:20'), { rectificationId: id.id, measures: measures[place % measures.length]! })
    if (place === 0) await stage.act(qualityRoutes.verify, life.reviewer, stage.at(answered + 2, '10:20'), { rectificationId: id.id, accepted: true, note: '措施具体，下一期开班后复看评价。' })
  }
}
