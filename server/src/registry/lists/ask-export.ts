import { z } from 'zod'
import type { AnswerOf, InputOf, listRoutes } from '@guildhall/contract'
import { Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { getExport } from './exports.ts'
import { getList, mayExport, requireReader } from './source.ts'
import { exportJobName, sealedIn } from './write-export.ts'

const atOnce = 3

/** Starts writing a list into a workbook. What is filtered by may be a name, so it is kept sealed and the job knows only the id. */
export async function askExport(ctx: RequestContext, input: InputOf<typeof listRoutes.export>): Promise<AnswerOf<typeof listRoutes.export>> {
  const list = getList(input.list)
  const staff = requireReader(ctx, list)
  if (!mayExport(staff, list)) throw new Refused('platform.not-allowed')
  const strange = input.columns.filter((column) => !Object.hasOwn(list.columns, column))
  if (strange.length > 0) throw new Refused('lists.column-unknown', { columns: strange })
  if (!(list.route.query as z.ZodObject).safeParse(input.filter).success) throw new Refused('platform.invalid-input')
  const busy = await ctx.tx.selectFrom('list_export as e').innerJoin('job_run as j', 'j.id', 'e.job_id').select('e.id').where('e.account_id', '=', staff.accountId).where('j.state', 'in', ['waiting', 'running']).limit(atOnce).execute()
  if (busy.length >= atOnce) throw new Refused('lists.export-busy')
  const id = newId()
  const jobId = await startJob(ctx, exportJobName, { exportId: id }, { scope: staff.scope })
  const { filter, columns, only, language } = input
  await ctx.tx.insertInto('list_export').values({
    id, list: input.list, scope: staff.scope, account_id: staff.accountId, unit_id: staff.unitId, role: staff.role, job_id: jobId, reason: input.reason,
    request_sealed: ctx.cipher.seal(JSON.stringify({ filter, columns, only, language }), sealedIn), created_at: ctx.clock.now(),
  }).execute()
  return getExport(ctx, { exportId: id })
}
