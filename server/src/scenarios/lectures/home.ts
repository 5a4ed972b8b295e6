import { prepared } from '#platform/db'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem } from '#platform/module'

type Mine = { id: string; title: string; place: string; state: string; starts_at: Date; ends_at: Date; answer_by: Date; said: boolean }

/** One statement, planned once: this is the page that everybody opens first. What is over stays until its lecturer said how it went, for two weeks. */
const mine = prepared<Mine>('lectures.home', `
  select e.id, e.title, e.place, e.state, e.starts_at, e.ends_at, e.answer_by, e.lecturer_people is not null as said from lecture_engagement e
  where e.person_id = $1 and e.state in ('asked', 'accepted') and e.ends_at > $2::timestamptz - interval '14 days' order by e.starts_at limit 6`)

const blank = { detail: null, note: null, action: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const
const both = (text: string) => ({ zh: text, en: text })
const clock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
const said = (at: Date, locale: 'zh-CN' | 'en-GB') => `${new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', month: locale === 'zh-CN' ? 'numeric' : 'short', day: 'numeric' }).format(at).replace(/^(\d+)\/(\d+)$/, '$1月$2日')} ${clock(at)}`

/** What a lecturer is asked, what lies ahead, and what is over and not confirmed yet. */
export async function homeOfLectures(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  return (await mine.in(ctx.tx, personId, now)).flatMap((row): HomeItem[] => {
    const item = { ...blank, id: `lecture:${row.id}`, title: both(row.title), link: '/lecturing' }
    const [zh, en] = [said(row.starts_at, 'zh-CN'), said(row.starts_at, 'en-GB')]
    if (row.state === 'asked') {
      if (row.answer_by <= now) return []
      return [{ ...item, kind: 'lectures.asked', part: 'waiting', rank: 1, detail: { zh: `请你去讲：${zh}·${row.place}`, en: `You are asked to give it: ${en} · ${row.place}` }, note: { zh: `${said(row.answer_by, 'zh-CN')} 前答复`, en: `answer by ${said(row.answer_by, 'en-GB')}` }, action: { zh: '去答复', en: 'Answer' } }]
    }
    if (row.ends_at > now) return [{ ...item, kind: 'lectures.ahead', part: 'next', rank: 0, detail: both(row.place), startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), note: { zh: '你去讲课', en: 'You give this lecture' } }]
    return row.said ? [] : [{ ...item, kind: 'lectures.confirm', part: 'waiting', rank: 3, detail: { zh: `${zh} 讲完了吗？来了多少人`, en: `${en}: was it held, before how many?` }, action: { zh: '去确认', en: 'Confirm' } }]
  })
}
