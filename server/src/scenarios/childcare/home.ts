import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { prepared } from '#platform/db'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem } from '#platform/module'
import { nextDay, standingOf } from './rules.ts'

type Mine = { id: string; title: string; address: string; state: string; first_day: string; last_day: string; weekdays: number[]; starts: string; ends: string; offered_until: Date | null; arrived_at: Date | null; handed_at: Date | null }

/** One statement, planned once: this is the page that everybody opens first. */
const mine = prepared<Mine>('childcare.home', `
  select k.id, c.title, c.address, k.state, c.first_day, c.last_day, c.weekdays, c.starts, c.ends, k.offered_until, d.arrived_at, d.handed_at
  from childcare_child k join childcare_class c on c.id = k.class_id left join childcare_day d on d.child_id = k.id and d.day = $2::date
  where k.person_id = $1 and k.state in ('seat', 'waiting', 'offered') and c.last_day >= $2::date order by c.first_day limit 4`)

const blank = { detail: null, note: null, action: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const
const both = (text: string) => ({ zh: text, en: text })
const notes = { expected: null, here: { zh: '孩子在班里，打开看接送码', en: 'Your child is there; open it for the code' }, 'picked-up': { zh: '今天已接走', en: 'Picked up today' } }

/** The next day of a child's holiday class; on the day itself how it stands. */
export async function homeOfChildcare(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const today = dayInShanghai(ctx.clock.now())
  return (await mine.in(ctx.tx, personId, today)).flatMap((row): HomeItem[] => {
    const day = nextDay(row, today)
    if (!day) return []
    if (row.offered_until) {
      const by = new Date(row.offered_until.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
      return [{ ...blank, id: `childcare-child:${row.id}`, kind: 'childcare.day', part: 'waiting', rank: 1, title: both(row.title), detail: { zh: '空出一个名额，轮到你的孩子了', en: 'A place is free and it is your child’s turn' }, link: `/childcare/children/${row.id}`, note: { zh: `${by} 前答复`, en: `answer by ${by}` }, action: { zh: '去答复', en: 'Answer' } }]
    }
    const note = row.state === 'waiting' ? { zh: '候补中，排到会告诉你', en: 'In line; you are told when it is your turn' } : day === today ? notes[standingOf(row)] : null
    return [{ ...blank, id: `childcare-child:${row.id}`, kind: 'childcare.day', part: 'next', rank: row.state === 'waiting' ? 1 : 0, title: both(row.title), detail: both(row.address), link: `/childcare/children/${row.id}`, startsAt: instantInShanghai(day, row.starts).toISOString(), endsAt: instantInShanghai(day, row.ends).toISOString(), note }]
  })
}
