import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { requireWorker, type RequestContext } from '#platform/http'
import type { DeskSource, HomeItem, QueueItem } from '#platform/module'
import { findSealedName, openName } from '../people/index.ts'
import { heldByRegistry } from './held.ts'

/** Within how many working days a clerk looks at a change of number. */
const phoneChangeWithin = 2

async function phoneChanges(ctx: RequestContext): Promise<QueueItem[]> {
  const rows = await ctx.tx.selectFrom('phone_change').select(['id', 'requested_at']).where('state', '=', 'open').orderBy('requested_at').limit(100).execute()
  const calendar = await loadCalendar(ctx.tx)
  return rows.map((row) => {
    const from = dayInShanghai(row.requested_at)
    return {
      id: `phone-change:${row.id}`, kind: 'registry.phone-change', menu: 'desk.phone-change', permission: 'desk.assist', who: { zh: '窗口人员', en: 'Window clerk' }, subject: { zh: '换手机号：要核对身份', en: 'A changed number: check who it is' },
      context: { zh: '本人已用新号收到验证码', en: 'The new number has answered a code' }, next: { zh: '核对证件，同意或退回', en: 'Compare the card, accept or reject' }, link: '/phone-changes', from, due: addWorkingDays(calendar, from, phoneChangeWithin), at: null, owner: null,
    }
  })
}

/** Somebody of whom only the phone is known is asked for a name first. */
async function nameNeeded(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const sealed = await findSealedName(ctx.tx, personId)
  if (!sealed || openName(ctx.cipher, sealed).reveal() !== '') return []
  return [{
    id: 'name', kind: 'registry.name', part: 'waiting', rank: 0, title: { zh: '还不知道怎么称呼你', en: 'We do not know your name yet' }, detail: { zh: '报名和证书要用', en: 'Enrolment and certificates need it' }, note: null, link: '/me/name',
    action: { zh: '填姓名', en: 'Give your name' }, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null,
  }]
}

const desk: DeskSource[] = [
  { permission: 'desk.assist', queue: phoneChanges },
  { permission: 'units.read', links: { unit: (id) => `/units/${id}` } }, { permission: 'people.read', links: { person: (id) => `/people/${id}` } }, { permission: 'accounts.read', links: { account: (id) => `/accounts/${id}` } },
]

export const deskSources = { home: [nameNeeded], held: [heldByRegistry], desk }
