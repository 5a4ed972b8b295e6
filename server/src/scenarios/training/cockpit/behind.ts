import type { z } from 'zod'
import type { cockpitRoutes } from '@guildhall/contract'
import type { Behind } from '#engines/metrics'
import { maskName } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { findDivision } from '#registry/divisions'
import { sealedInEnrolment } from '../classes/index.ts'
import type { FigureKey } from './metrics.ts'

type Row = z.output<typeof cockpitRoutes.drillDown.response>['rows'][number]
type Facts = Pick<Row, 'number' | 'title' | 'who' | 'place' | 'state' | 'link'>
type Ctx = Pick<RequestContext, 'tx' | 'cipher'>

/** Records behind a figure as somebody reads them, people masked. One that has gone since it was counted keeps its line until the figure follows. */
export async function presentBehind(ctx: Ctx, figure: FigureKey, records: readonly Behind[]): Promise<Row[]> {
  const kind = figure === 'asked' || figure === 'planned' ? 'need' : figure === 'satisfaction' ? 'judgement' : 'result'
  const facts = records.length === 0 ? new Map<string, Facts>() : await readers[kind](ctx, records.map((record) => record.ref))
  const gone: Facts = { number: '', title: null, who: null, place: null, state: null, link: null }
  return records.map((record) => ({ id: record.ref, kind, at: record.at.toISOString(), counts: record.numerator, of: record.denominator, ...(facts.get(record.ref) ?? gone) }))
}

const readers: Record<Row['kind'], (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, Facts>>> = {
  async need({ tx }, ids) {
    const rows = await tx.selectFrom('training_need as n').leftJoin('occupation as o', 'o.id', 'n.occupation_id')
      .select(['n.id', 'n.number', 'n.state', 'n.unit_name', 'n.division', 'n.town', 'o.name as occupation']).where('n.id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, { number: row.number, title: row.occupation, who: row.unit_name, place: placeOf(row), state: row.state as Facts['state'], link: `/needs/${row.id}` }]))
  },
  async result({ tx, cipher }, ids) {
    const rows = await tx.selectFrom('training_result as r').innerJoin('training_enrolment as e', 'e.id', 'r.enrolment_id').innerJoin('training_class as c', 'c.id', 'r.class_id')
      .select(['r.enrolment_id as id', 'r.outcome', 'r.certificate_id', 'r.certificate_number', 'e.name_sealed', 'c.id as classId', 'c.number', 'c.title', 'c.division', 'c.town']).where('r.enrolment_id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, {
      number: row.certificate_number ?? row.number, title: row.title, who: maskName(cipher.open(row.name_sealed, sealedInEnrolment.name).reveal()), place: placeOf(row), state: row.outcome as Facts['state'],
      link: row.certificate_id ? `/certificates/${row.certificate_id}` : `/classes/${row.classId}`,
    }]))
  },
  async judgement({ tx }, ids) {
    const rows = await tx.selectFrom('evaluation_submission as s').innerJoin('training_class as c', 'c.id', 's.subject')
      .select(['s.id', 'c.id as classId', 'c.number', 'c.title', 'c.division', 'c.town']).where('s.id', 'in', ids).execute()
    // Who judged is nobody's business: a judgement leads to the report of its class.
    return new Map(rows.map((row) => [row.id, { number: row.number, title: row.title, who: null, place: placeOf(row), state: null, link: `/evaluations/${row.classId}` }]))
  },
}

function placeOf({ division, town }: { division: string | null; town: string | null }): string | null {
  return town ?? (division ? findDivision(division)?.name ?? null : null)
}
