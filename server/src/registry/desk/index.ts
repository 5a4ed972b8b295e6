import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { maskIdNumber, maskName, maskPhone } from '#platform/crypto'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { DeskSource, HeldSection, HomeItem, QueueItem } from '#platform/module'
import { findPerson, findSealedName, openName, openPhone, openIdNumber } from '../people/index.ts'

/** Within how many working days a clerk looks at a change of number. */
const phoneChangeWithin = 2
const fact = (zh: string, en: string, value: string | null, words?: { zh: string; en: string }): HeldSection['rows'][number]['facts'] => (value ? [{ name: { zh, en }, value: words ?? { zh: value, en: value } }] : [])

const genders: Record<string, { zh: string; en: string }> = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } }

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

/** The person's own record, and who looked at it: staff who asked for something in clear, and clerks who acted for the person. */
async function held(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId, assistedBy } = requireWorker(ctx)
  const person = await findPerson(ctx.tx, personId)
  if (!person) return []
  const name = openName(ctx.cipher, person).reveal()
  const [phone, idNumber] = [openPhone(ctx.cipher, person), openIdNumber(ctx.cipher, person)]
  // What was done to a record that gave way to this one was done to the same person.
  const ids = [personId, ...(await asService(ctx, '', () => ctx.tx.selectFrom('person').select('id').where('merged_into', '=', personId).execute())).map((row) => row.id)]
  // A window that the person went to may lie anywhere.
  const looks = await asService(ctx, '', () => ctx.tx.selectFrom('audit_entry as entry').leftJoin('unit', 'unit.id', 'entry.unit_id').select(['entry.at', 'entry.action', 'entry.reason', 'entry.on_behalf_of as behalf', 'unit.name as unit'])
    .where((is) => is.or([is('entry.subject', 'in', ids.map((id) => `person:${id}`)), is('entry.on_behalf_of', 'in', ids)])).where((is) => is.or([is('entry.role', 'is not', null), is('entry.on_behalf_of', 'is not', null)])).orderBy('entry.id', 'desc').limit(200).execute())
  return [
    {
      source: 'registry.person', title: { zh: '我的登记', en: 'My record' }, why: { zh: '登录、通知和办事都要认得出你', en: 'To log you in, reach you and act for you' },
      rows: [{
        at: person.created_at.toISOString(), what: { zh: '个人登记', en: 'Personal record' },
        facts: [
          ...fact('姓名', 'Name', assistedBy ? maskName(name) : name), ...fact('手机号', 'Phone', phone && maskPhone(phone.reveal())), ...fact('身份证号', 'ID number', idNumber && maskIdNumber(idNumber.reveal())),
          ...fact('单位', 'Unit', person.unit_name), ...fact('性别', 'Gender', person.gender, genders[person.gender ?? '']), ...fact('出生年份', 'Birth year', person.birth_year === null ? null : String(person.birth_year)),
        ],
      }],
    },
    {
      source: 'registry.looks', title: { zh: '谁看过、谁办过', en: 'Who looked and who acted' }, why: { zh: '查看明文和代办都留记录', en: 'Reading in clear and acting for you leave a record' },
      rows: looks.map((row) => ({ at: row.at.toISOString(), what: { zh: row.action === 'people.reveal' ? '查看明文' : row.behalf || row.action.startsWith('desk.') ? '窗口代办' : '办理', en: row.action }, facts: [...fact('单位', 'Unit', row.unit), ...fact('原因', 'Reason', row.reason)] })),
    },
  ].filter((section) => section.rows.length > 0)
}

const desk: DeskSource[] = [
  { permission: 'desk.assist', queue: phoneChanges },
  { permission: 'units.read', links: { unit: (id) => `/units/${id}` } }, { permission: 'people.read', links: { person: (id) => `/people/${id}` } }, { permission: 'accounts.read', links: { account: (id) => `/accounts/${id}` } },
]

export const deskSources = { home: [nameNeeded], held: [held], desk }
