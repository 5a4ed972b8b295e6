import { counsellingShapes } from '@guildhall/contract'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { open, presentTime, sessions } from './store.ts'

const both = (text: string) => ({ zh: text, en: text })

/** The person's own sessions; whoever acts for them does not hear that there are any (P3). */
export async function heldByCounselling(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId, assistedBy } = requireWorker(ctx)
  if (assistedBy) return []
  return asService(ctx, '', async () => {
    const rows = await sessions(ctx.tx).where('s.person_id', '=', personId).orderBy('s.booked_at', 'desc').limit(100).execute()
    if (rows.length === 0) return []
    return [{
      source: 'counselling.sessions', title: { zh: '心理关爱', en: 'Counselling' }, why: { zh: '只有你和那一次的咨询师看得到', en: 'Read by you and by the counsellor of the session alone' },
      rows: rows.map((row) => ({ at: row.booked_at.toISOString(), what: counsellingShapes.topics[row.topic as keyof typeof counsellingShapes.topics], facts: [{ name: { zh: '时间', en: 'When' }, value: both(`${presentTime(row).day} ${presentTime(row).from}`) }, ...(row.words_sealed ? [{ name: { zh: '你写的话', en: 'What you wrote' }, value: both(open(ctx.cipher, 'words', row.words_sealed)) }] : [])] })),
    }]
  })
}
