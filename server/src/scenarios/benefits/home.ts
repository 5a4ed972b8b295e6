import { dayInShanghai } from '#platform/clock'
import { prepared, shared } from '#platform/db'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem } from '#platform/module'
import { isGigWork } from './rules.ts'
import { findAnnounced, type ReleaseRow } from './store.ts'

const day = 86_400_000
/** What was given is fetched within a year at most. */
const fetchedWithin = 366 * day
/** As many of each kind as a first page has room for. */
const shown = 2

const announced = shared(async (tx, keys, now) => {
  const rows = await findAnnounced(tx, new Date(now.getTime() - fetchedWithin))
  return new Map(keys.map((key) => [key, rows]))
})

type Own = { pool_id: string; state: string; confirm_by: Date | null; confirmed_at: Date | null }
type Belongs = { scope: string; employment_form: string | null }
const own = prepared<{ claims: [string, string, string | null, string | null][] | null; belongs: [string, string | null][] | null }>('benefits.home', `
  select (select json_agg(json_build_array(c.pool_id, c.state, c.confirm_by, c.confirmed_at) order by c.ticket) from quota_claim_now c where c.holder = $1 and c.pool_id = any($2::uuid[])) as claims,
    (select json_agg(json_build_array(m.scope, m.employment_form)) from membership m where m.person_id = $1 and m.valid_to is null) as belongs`)

/** What is to be fetched in time, and what can be claimed now or within a day by this person. While no union gives anything, this asks nothing. */
export async function homeOfBenefits(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const releases = (await announced.find(ctx, ['all'])).get('all') ?? []
  if (releases.length === 0) return []
  const [row] = await own.in(ctx.tx, personId, releases.map((release) => release.pool_id))
  const latest = new Map((row?.claims ?? []).map(([pool_id, state, by, at]): [string, Own] => [pool_id, { pool_id, state, confirm_by: by === null ? null : new Date(by), confirmed_at: at === null ? null : new Date(at) }]))
  const belongs = (row?.belongs ?? []).map(([scope, employment_form]): Belongs => ({ scope, employment_form }))
  return benefitItems(releases, { claims: latest, belongs, now: ctx.clock.now() })
}

type Mine = { claims: ReadonlyMap<string, Own>; belongs: readonly Belongs[]; now: Date }

export function benefitItems(releases: readonly ReleaseRow[], { claims, belongs, now }: Mine): HomeItem[] {
  const claimOf = (release: ReleaseRow) => claims.get(release.pool_id ?? '')
  const toFetch = releases.filter((release) => {
    const claim = claimOf(release)
    return release.hand_out === 'code' && claim?.state === 'seat' && claim.confirmed_at === null && (claim.confirm_by === null || claim.confirm_by > now)
  })
  const toClaim = releases.filter((release) => {
    const state = claimOf(release)?.state
    const free = state === undefined || state === 'released' || state === 'lapsed'
    return free && release.opens_at.getTime() - now.getTime() < day && release.closes_at > now && isMeant(release, belongs)
  })
  return [
    ...toFetch.sort((a, b) => (claimOf(a)!.confirm_by?.getTime() ?? Infinity) - (claimOf(b)!.confirm_by?.getTime() ?? Infinity)).slice(0, shown).map((release) => fetchItem(release, claimOf(release)!.confirm_by)),
    ...toClaim.sort((a, b) => a.closes_at.getTime() - b.closes_at.getTime()).slice(0, shown).map((release) => openItem(release, now)),
  ]
}

/** Whether somebody on these rosters is among those for whom a release is. */
function isMeant(release: ReleaseRow, belongs: readonly Belongs[]): boolean {
  if (release.eligible === 'everyone') return true
  return belongs.some((one) => (one.scope === release.scope || one.scope.startsWith(`${release.scope}.`)) && (release.eligible === 'members' || isGigWork(one.employment_form)))
}

const blank = { note: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const
const dayOf = (at: Date, locale: 'zh-CN' | 'en-GB') => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', month: locale === 'zh-CN' ? 'numeric' : 'short', day: 'numeric' }).format(at).replace(/^(\d+)\/(\d+)$/, '$1月$2日')
const both = (text: string) => ({ zh: text, en: text })

function fetchItem(release: ReleaseRow, by: Date | null): HomeItem {
  return {
    ...blank, id: `benefit:${release.id}`, kind: 'benefits.fetch', part: 'waiting', rank: 3, title: { zh: `${release.name}领到了，记得去取`, en: `Fetch your ${release.name}` }, link: `/benefits/${release.id}`, action: { zh: '亮码', en: 'Show the code' },
    detail: by ? { zh: [`${dayOf(by, 'zh-CN')}前取`, release.where_to].filter(Boolean).join('·'), en: [`by ${dayOf(by, 'en-GB')}`, release.where_to].filter(Boolean).join(' · ') } : release.where_to === null ? null : both(release.where_to),
  }
}

function openItem(release: ReleaseRow, now: Date): HomeItem {
  const on = release.opens_at <= now
  const clock = (at: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(at)
  const tomorrow = dayInShanghai(release.opens_at) > dayInShanghai(now)
  const draw = release.kind === 'draw'
  const when = on
    ? { zh: draw ? '正在报名抽签' : '正在领，先到先得', en: draw ? 'Enter the draw now' : 'Open now, first come first served' }
    : { zh: `${tomorrow ? '明天' : '今天'} ${clock(release.opens_at)} 开始${draw ? '报名抽签' : '，先到先得'}`, en: `${tomorrow ? 'Tomorrow' : 'Today'} at ${clock(release.opens_at)}, ${draw ? 'a draw' : 'first come first served'}` }
  return {
    ...blank, id: `benefit:${release.id}`, kind: 'benefits.open', part: 'open', rank: on ? 0 : 1, title: both(release.name), link: `/benefits/${release.id}`, action: draw ? { zh: '去报名', en: 'Enter' } : { zh: '去领', en: 'Claim' },
    detail: { zh: `${when.zh}·共 ${release.quantity} 份`, en: `${when.en} · ${release.quantity} of them` },
  }
}
