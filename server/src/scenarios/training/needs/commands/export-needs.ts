import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { getUnit } from '#registry/units'
import { needsWorkbook } from '../needs-workbook.ts'
import { namesOfHolders } from '../holders.ts'
import { presentNeed } from '../present.ts'
import { countNeeds, listNeedRows, mapOccupations } from '../store.ts'

const most = 20_000

/** Needs as a workbook that says on every page who took it, when and what for; names and phones stay masked, and the audit log keeps the reason. */
export async function exportNeeds(ctx: RequestContext, input: InputOf<typeof needsRoutes.exportNeeds>): Promise<AnswerOf<typeof needsRoutes.exportNeeds>> {
  const staff = requireStaff(ctx, 'training.need.manage')
  const { total } = await countNeeds(ctx.tx, ctx.cipher, input.filter)
  if (total > most) throw new Refused('training.export-too-large', { total, most })
  const rows = await listNeedRows(ctx.tx, ctx.cipher, input.filter, { sort: 'newest', after: null, limit: most })
  const occupations = await mapOccupations(ctx.tx)
  const holder = `account:${staff.accountId}`
  const exporter = (await namesOfHolders(ctx, [holder]))(holder) ?? staff.role
  const bytes = await needsWorkbook(rows.map((row) => presentNeed({ cipher: ctx.cipher, actor: staff }, row, occupations)), {
    exporter, unitName: (await getUnit(ctx.tx, staff.unitId)).name, at: ctx.clock.now(), reason: input.reason,
  })
  await appendAudit(ctx, { action: 'training.export-needs', reason: input.reason, details: { rows: rows.length, filter: withoutWords(input.filter) } })
  return { fileName: '培训需求清单.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

/** A search may hold a name or a phone: the audit log keeps no personal data. */
function withoutWords(filter: InputOf<typeof needsRoutes.exportNeeds>['filter']): Record<string, unknown> {
  const { q, ...rest } = filter
  return { ...rest, searched: q !== undefined }
}
