import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { personRow } from './registry.ts'
import { route } from './route.ts'
import { id, instant, paragraph } from './shapes.ts'

export const mergingRefusals = {
  'people.merged': { status: 409, zh: '这份登记已并入另一份，请打开保留的那份再办。', en: 'This record was merged into another one. Open the record that was kept.' },
  'people.same-record': { status: 422, zh: '这是同一份登记，不用合并，请另选一份。', en: 'This is one and the same record. Choose another one.' },
  'people.both-assessed': { status: 409, zh: '两份登记在同一个班里都有已确认的成绩，系统不能替人取舍。请先到班级里处理其中一份，再合并。', en: 'Both records have confirmed results in the same class, which cannot be joined. Settle one of them in the class first, then merge.' },
  'people.merge-undone': { status: 409, zh: '这次合并已经撤回过了。', en: 'This merge was taken back already.' },
  'people.merged-again': { status: 409, zh: '保留的登记后来又并入了别的登记，请先撤回后面那次。', en: 'The kept record was itself merged later. Take that merge back first.' },
  'people.pair-decided': { status: 409, zh: '这一对已经有人处理了，请刷新列表。', en: 'Somebody has already decided about this pair. Reload the list.' },
} as const satisfies Record<string, RefusalText>

const words = z.object({ zh: z.string(), en: z.string() })
const count = z.number().int()
export const mergeFields = ['name', 'phone', 'idNumber', 'unit', 'gender', 'birthYear', 'division'] as const
export const keptSide = z.enum(['winner', 'loser'])
const perField = <T extends z.ZodType>(value: T) => z.object({ name: value, phone: value, idNumber: value, unit: value, gender: value, birthYear: value, division: value })
const hangs = z.array(z.object({ what: words, count }))

export const comparedPerson = personRow.extend({ createdAt: instant, hangs, account: z.object({ lastLoginAt: instant.nullable() }).nullable() })
/** `said`: what cannot simply follow, or cannot come back, in words. */
export const personMerge = z.object({
  id, winnerId: id, loserId: id, loserName: z.string(), reason: z.string(), mergedAt: instant, moved: hangs, said: z.array(words),
  undone: z.object({ at: instant, reason: z.string(), said: z.array(words) }).nullable(),
})
export const pairReason = z.enum(['same-id-number', 'same-phone', 'number-taken', 'same-name-unit'])
export const personPair = z.object({ id, why: z.array(pairReason), a: personRow, b: personRow, notedAt: instant })

const byId = z.object({ id })
const reason = paragraph(300).min(2)

export const mergingRoutes = {
  listPairs: route({ name: 'people.list-pairs', method: 'GET', path: '/api/people-pairs', summary: 'Pairs of records that may be one person; both lie within reach.', audience: { staff: 'people.merge' }, response: z.object({ rows: z.array(personPair) }) }),
  keepApart: route({ name: 'people.keep-apart', method: 'POST', path: '/api/people-pairs/:id/keep-apart', summary: 'Two records are two people: the pair is not shown again.', audience: { staff: 'people.merge' }, params: byId, body: z.object({ reason }), response: 'none', refusals: ['people.pair-decided'] }),
  compare: route({
    name: 'people.compare', method: 'GET', path: '/api/people/:id/compare/:otherId', summary: 'Two records side by side, masked: which values agree, what hangs on each, what a merge could not simply move.', audience: { staff: 'people.merge' },
    params: byId.extend({ otherId: id }), response: z.object({ winner: comparedPerson, loser: comparedPerson, agree: perField(z.boolean()), suggested: perField(keptSide), said: z.array(words), blocked: words.nullable() }),
    refusals: ['people.elsewhere', 'people.merged', 'people.same-record'],
  }),
  merge: route({
    name: 'people.merge', method: 'POST', path: '/api/people/:id/merge', summary: 'Makes one record of two: this one is kept, with the values chosen field by field; the other stays and leads here.', audience: { staff: 'people.merge' }, params: byId,
    body: z.object({ otherId: id, keep: perField(keptSide), revision: count, otherRevision: count, reason }), response: personMerge,
    refusals: ['people.elsewhere', 'people.merged', 'people.erased', 'people.same-record', 'people.both-assessed', 'platform.changed-meanwhile'],
  }),
  listMerges: route({ name: 'people.list-merges', method: 'GET', path: '/api/people/:id/merges', summary: 'Merges that this record took part in.', audience: { staff: 'people.read' }, params: byId, response: z.object({ rows: z.array(personMerge) }) }),
  undoMerge: route({
    name: 'people.undo-merge', method: 'POST', path: '/api/people-merges/:id/undo', summary: 'Takes a wrong merge back: exactly what was moved returns, and what cannot is said.', audience: { staff: 'people.merge' }, params: byId, body: z.object({ reason }),
    response: personMerge, refusals: ['people.elsewhere', 'people.erased', 'people.merge-undone', 'people.merged-again'],
  }),
}
