import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { maskName } from '#platform/crypto'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import { findOrCreateContact, openName, searchForm } from '#registry'
import { isApplicantSide, mayChangeRoster, mayLookInside, requireStaffActor } from '../policy.ts'
import { isRosterSettled } from '../rules.ts'
import { seatPerson, type NotSeated } from '../seats.ts'
import { getClass, holdPerson } from '../store.ts'

type Answer = AnswerOf<typeof classesRoutes.enrolWorkers>
type Outcome = Answer['rows'][number]['outcome']
type Row = { row: number; name: string; personId: string | null; outcome: Outcome | null }

const outcomeOf: Partial<Record<NotSeated['code'], Outcome>> = {
  'training.enrol-full': 'full', 'training.enrol-closed': 'closed', 'training.enrol-clash': 'clash', 'training.enrol-not-open': 'not-open', 'training.enrol-invited-first': 'not-open',
}

/**
 * Puts a list of workers into a class, each row with its own outcome: an enterprise its own into its custom class, a clerk anybody. Seats go in the order of the list.
 * Whose phone it is stays untold: a number on record under another name is left out, and the answer says only that.
 */
export async function enrolWorkers(ctx: RequestContext, input: InputOf<typeof classesRoutes.enrolWorkers>): Promise<Answer> {
  const actor = requireStaffActor(ctx)
  const of = await getClass(ctx.tx, input.classId)
  if (!mayLookInside(actor, of)) throw new NotFound()
  if (!mayChangeRoster(actor, of)) throw new Refused('training.enrol-not-yours')
  if (isRosterSettled(of.state)) throw new Refused('training.enrol-settled')

  const rows = await identify(ctx, input.workers, actor.unitId)
  const own = isApplicantSide(actor, of) ? await ctx.tx.selectFrom('unit').select(['id', 'name']).where('id', '=', actor.unitId).executeTakeFirst() : undefined
  const seated: Answer['rows'] = []
  for (const { row, name, personId, outcome } of rows) {
    if (outcome !== null || personId === null) {
      seated.push({ row, name: maskName(name), outcome: outcome ?? 'name-differs', position: null })
      continue
    }
    const result = await seatPerson(ctx, { classId: of.id, personId, via: 'unit', unitId: own?.id ?? null, unitName: own?.name ?? null })
    if (result.kind === 'refused') seated.push({ row, name: maskName(name), outcome: outcomeOf[result.code] ?? 'closed', position: null })
    else seated.push({ row, name: maskName(name), outcome: result.again ? 'already' : result.enrolment.state === 'seated' ? 'seated' : 'waiting', position: result.position })
  }
  const count = (...outcomes: Outcome[]) => seated.filter((one) => outcomes.includes(one.outcome)).length
  const answer = { rows: seated, seated: count('seated'), waiting: count('waiting'), refused: seated.length - count('seated', 'waiting', 'already') }
  await appendAudit(ctx, { action: 'training.enrol-workers', subject: `class:${of.id}`, scope: of.scope, details: { seated: answer.seated, waiting: answer.waiting, refused: answer.refused } })
  return answer
}

/** Who the rows are, all held in one order, so that two lists that name the same people wait for each other and do not block. */
async function identify(ctx: RequestContext, workers: InputOf<typeof classesRoutes.enrolWorkers>['workers'], unitId: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [index, worker] of workers.entries()) {
    const { personId } = await findOrCreateContact(ctx, { name: worker.name, phone: worker.phone, unitId })
    rows.push({ row: index + 1, name: worker.name, personId, outcome: rows.some((other) => other.personId === personId) ? 'twice' : null })
  }
  const ids = [...new Set(rows.flatMap((row) => row.personId ?? []))].sort()
  const names = await asService(ctx, '', async () => {
    const held = new Map<string, string>()
    for (const id of ids) held.set(id, openName(ctx.cipher, await holdPerson(ctx.tx, id)).reveal())
    return held
  })
  return rows.map((row) => {
    const known = row.personId === null ? '' : names.get(row.personId) ?? ''
    return row.outcome === null && known !== '' && searchForm(known) !== searchForm(row.name) ? { ...row, outcome: 'name-differs' } : row
  })
}
