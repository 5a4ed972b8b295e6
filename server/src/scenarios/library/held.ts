import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'

const percent = (share: number) => `${Math.round(share * 100)}%`

/** The books that a person has begun and how far they are; also of books that were withdrawn since. Not for a clerk who assists: what somebody reads is theirs alone. */
export async function heldByLibrary(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId, assistedBy } = requireWorker(ctx)
  if (assistedBy) return []
  return asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('library_reading as r').innerJoin('library_book as b', 'b.id', 'r.book_id').select(['b.title', 'r.share', 'r.at']).where('r.person_id', '=', personId).orderBy('r.at', 'desc').limit(200).execute()
    if (rows.length === 0) return []
    return [{
      source: 'library.readings', title: { zh: '电子书读到哪里', en: 'Where you are in e-books' }, why: { zh: '下次打开接着读；只有你自己看得到', en: 'To go on where you were; nobody but you sees it' },
      rows: rows.map((row) => ({ at: row.at.toISOString(), what: { zh: row.title, en: row.title }, facts: [{ name: { zh: '读了', en: 'Read' }, value: { zh: percent(row.share), en: percent(row.share) } }] })),
    }]
  })
}
