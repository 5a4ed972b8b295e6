import { z } from 'zod'
import { on } from '#platform/module'
import { askForMarks } from './notices.ts'
import { findClass } from './store.ts'

/** The last lesson is held: whoever taught it enters the marks while the papers are at hand. A class that has moved on meanwhile asks for nothing. */
export const askTrainersForMarks = on({
  event: 'training.teaching-finished', name: 'training.ask-trainers-for-marks', payload: z.object({ classId: z.uuid() }),
  run: (job, payload) => job.inTransaction(async (ctx) => {
    const of = await findClass(ctx.tx, payload.classId)
    return { told: of?.state === 'assessing' ? await askForMarks(ctx, of) : 0 }
  }),
})
