import { expect, test } from 'vitest'
import { benefitItems } from './home.ts'
import type { ReleaseRow } from './store.ts'

const at = (time: string) => new Date(`2026-05-20T${time}:00+08:00`)
const now = at('09:30')
const release = (more: Partial<ReleaseRow> = {}): ReleaseRow => ({
  id: 'r', scope: 'a.b', number: 1, unit_id: 'u', name: '电影票', summary: '', kind: 'rush', quantity: 100, waitlist: 0, hand_out: 'code', where_to: '人民路一号店', fetch_days: 7, period: 'once', series: null, eligible: 'everyone', reserve_seats: 0,
  reserve_until: null, no_show: true, opens_at: at('10:00'), closes_at: at('18:00'), draw_at: null, state: 'published', pool_id: 'p', withdrawn_reason: null, created_by: 'x', created_at: now, updated_at: now, published_at: now, cost_fen: 0n, budget_id: null, settled_at: null, points: 0, points_programme_id: null, ...more,
})
const claim = (state: string, more: { confirm_by?: Date; confirmed_at?: Date } = {}) => new Map([['p', { pool_id: 'p', state, confirm_by: more.confirm_by ?? null, confirmed_at: more.confirmed_at ?? null }]])
const items = (of: ReleaseRow, { claims = new Map(), belongs = [], when = now }: { claims?: ReturnType<typeof claim>; belongs?: { scope: string; employment_form: string | null }[]; when?: Date } = {}) => benefitItems([of], { claims, belongs, now: when })

test('what opens within a day is on the first page with its hour, and first once it is open', () => {
  expect(items(release())).toMatchObject([{ part: 'open', rank: 1, link: '/benefits/r', detail: { zh: '今天 10:00 开始，先到先得·共 100 份' } }])
  expect(items(release(), { when: at('10:00') })).toMatchObject([{ rank: 0, detail: { zh: '正在领，先到先得·共 100 份', en: 'Open now, first come first served · 100 of them' } }])
  expect(items(release({ opens_at: new Date('2026-05-21T08:00:00+08:00'), closes_at: new Date('2026-05-22T08:00:00+08:00'), kind: 'draw' }))).toMatchObject([{ detail: { zh: '明天 08:00 开始报名抽签·共 100 份' }, action: { en: 'Enter' } }])
  expect(items(release({ opens_at: new Date('2026-05-22T10:00:00+08:00'), closes_at: new Date('2026-05-23T10:00:00+08:00') }))).toEqual([])
  expect(items(release(), { when: at('18:00') })).toEqual([])
})

test('only for whom it is: members below the union, or those among them in gig work', () => {
  const member = { scope: 'a.b.c', employment_form: null }
  expect(items(release({ eligible: 'members' }))).toEqual([])
  expect(items(release({ eligible: 'members' }), { belongs: [{ scope: 'a.bc', employment_form: null }] })).toEqual([])
  expect(items(release({ eligible: 'members' }), { belongs: [member] })).toHaveLength(1)
  expect(items(release({ eligible: 'gig' }), { belongs: [member] })).toEqual([])
  expect(items(release({ eligible: 'gig' }), { belongs: [{ ...member, employment_form: '外卖骑手' }] })).toHaveLength(1)
})

test('what one has waits to be fetched until its day, and is not offered again; what was given back is', () => {
  const by = new Date('2026-05-27T10:00:00+08:00')
  expect(items(release(), { claims: claim('seat', { confirm_by: by }), when: at('11:00') })).toMatchObject([{ part: 'waiting', kind: 'benefits.fetch', detail: { zh: '5月27日前取·人民路一号店', en: 'by 27 May · 人民路一号店' } }])
  expect(items(release(), { claims: claim('seat', { confirm_by: by }), when: by })).toEqual([])
  expect(items(release(), { claims: claim('seat', { confirm_by: by, confirmed_at: at('11:00') }), when: at('12:00') })).toEqual([])
  expect(items(release({ hand_out: 'later' }), { claims: claim('seat'), when: at('12:00') })).toEqual([])
  for (const state of ['waiting', 'entered', 'lost']) expect(items(release(), { claims: claim(state), when: at('12:00') })).toEqual([])
  expect(items(release(), { claims: claim('released'), when: at('12:00') })).toMatchObject([{ kind: 'benefits.open' }])
})
