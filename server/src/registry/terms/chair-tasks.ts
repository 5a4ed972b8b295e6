import type { AnswerOf, termRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { asLogin, staffAccountsOf } from '#platform/login'
import { sendNotices } from '#platform/notify'
import { findLegalPersonOf } from '../legal-persons/index.ts'
import { presentPeople } from '../people/index.ts'
import { getUnitInRange, unitPath, type UnitRow } from '../units/index.ts'
import { lockTerm } from './change-term.ts'
import { chairFacts } from './chair-facts.ts'
import { listFormalities } from './formalities.ts'
import type { Term, TermRow } from './model.ts'
import { findChair, findTerms, presentTerms } from './store.ts'
import './notices.ts'

type Tasks = AnswerOf<typeof termRoutes.chairTasks>
type Task = Tasks['tasks'][number]
const none = { kind: 'none' } as const

/** Everything for a new chair: each task with its state as the facts have it, and what the button beside it does. */
export async function getChairTasks(ctx: RequestContext, input: { unitId: string }): Promise<Tasks> {
  const unit = await getUnitInRange(ctx, input.unitId)
  const [term, before] = await findTerms(ctx.tx, unit.id)
  const base = { unit: { id: unit.id, name: unit.name, creditCode: unit.credit_code, code: unit.code } }
  if (!term || term.ended_on) return { ...base, chair: null, former: null, term: null, tasks: [] }
  const [chair, former] = [await findChair(ctx.tx, term.id), before && await findChair(ctx.tx, before.id)]
  const people = await presentPeople(ctx, [chair?.person_id, former?.person_id].flatMap((id) => id ?? []))
  const shown = (await presentTerms(ctx, [term], unit.name, dayInShanghai(ctx.clock.now())))[0]!
  const sameChair = former !== undefined && former.person_id === chair?.person_id
  const tasks = [...await formalityTasks(ctx, unit, sameChair), postsTask(shown), ...chair ? [await loginTask(ctx, unit, chair.person_id), ...await factTasks(ctx, unit, term, chair.person_id)] : []]
  return { ...base, chair: (chair && people.get(chair.person_id)) ?? null, former: (former && !sameChair && people.get(former.person_id)) || null, term: shown, tasks }
}

/** A certificate that the unit's own code proves needs no note; whoever goes on in office hands nothing over. */
async function formalityTasks(ctx: RequestContext, unit: UnitRow, sameChair: boolean): Promise<Task[]> {
  // Units are in the reader's range; the register of legal persons is the service's.
  const code = (await asService(ctx, '', () => findLegalPersonOf(ctx.tx, unit.id)))?.code ?? (unit.credit_code?.startsWith('8') ? unit.credit_code : null)
  return (await listFormalities(ctx, unit.id)).map(({ key, title, detail, doneOn, note }): Task => {
    const proven = key === 'certificate' && code !== null
    const notNeeded = sameChair && ['legal-representative', 'signatory', 'handover'].includes(key)
    return {
      key, title, detail, state: notNeeded ? 'not-needed' : doneOn || proven ? 'done' : 'open', doneOn, deed: key === 'certificate' && !doneOn && !proven ? { kind: 'link', to: '/console/window/apply' } : { kind: 'formality', key },
      why: notNeeded ? { zh: '主席连任，不用办', en: 'The chair was elected again' } : proven ? { zh: `统一社会信用代码 ${code}`, en: `Credit code ${code}` } : note ? { zh: note, en: note } : null,
    }
  })
}

function postsTask(term: Term): Task {
  const committee = term.officers.filter((one) => one.body === 'committee' && one.until === null)
  const without = committee.filter((one) => one.post === 'member').length
  const done = committee.some((one) => one.post !== 'chair' && one.post !== 'member')
  return {
    key: 'posts', title: { zh: '委员分工', en: 'Posts in the committee' }, detail: { zh: '谁管组织、宣传、财务、维权、女职工', en: 'Who looks after organisation, publicity, finance, rights and women' }, state: done || committee.length <= 1 ? 'done' : 'open', doneOn: null,
    why: done ? { zh: `${committee.length} 位委员，${committee.length - without} 位有分工`, en: `${committee.length} in the committee, ${committee.length - without} with a post` } : { zh: `${committee.length} 位委员，${without} 位还没有分工`, en: `${committee.length} in the committee, ${without} without a post` }, deed: { kind: 'posts' },
  }
}

/** The chair works in the console with a role at the union. Accounts are made and authorised by the administrators alone, so others can only ask. */
async function loginTask(ctx: RequestContext, unit: UnitRow, personId: string): Promise<Task> {
  const today = dayInShanghai(ctx.clock.now())
  const accountId = await asLogin(ctx, async () => (await staffAccountsOf(ctx, personId))[0] ?? null)
  const role = await asService(ctx, '', () => ctx.tx.selectFrom('role_assignment').select('valid_from').where('unit_id', '=', unit.id).where('role', '=', 'union-chair').where('valid_from', '<=', today)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)])).executeTakeFirst())
  const mayGrant = ctx.actor.kind === 'staff' && ctx.actor.permissions.has('accounts.authorise')
  return {
    key: 'login', title: { zh: '主席的后台账号', en: 'A login for the chair' }, detail: { zh: '系统管理员建账号，安全管理员授予「基层工会主席」身份', en: 'The system administrator makes the account, the security administrator grants the role “Union chair”' },
    state: role ? 'done' : 'open', doneOn: role?.valid_from ?? null, why: null, deed: role ? none : mayGrant && accountId ? { kind: 'grant-login', accountId } : { kind: 'ask-login' },
  }
}

async function factTasks(ctx: RequestContext, unit: UnitRow, term: TermRow, personId: string): Promise<Task[]> {
  const tasks: Task[] = []
  for (const fact of chairFacts()) {
    const { doneOn, why } = await fact.find(ctx, { personId, unitId: unit.id, electedOn: term.elected_on })
    tasks.push({ key: fact.key, title: fact.title, detail: fact.detail, state: doneOn ? 'done' : 'open', doneOn, why, deed: doneOn ? none : { kind: 'link', to: fact.link } })
  }
  return tasks
}

/** Asks those who administer accounts at the union or at the nearest unit above that has any. */
export async function askLogin(ctx: RequestContext, input: { unitId: string }): Promise<{ told: number }> {
  requireStaff(ctx, 'terms.tend')
  const { unit } = await lockTerm(ctx, input.unitId)
  const today = dayInShanghai(ctx.clock.now())
  const path = (await unitPath(ctx.tx, unit)).toReversed()
  const accounts = await asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('role_assignment').select(['account_id', 'unit_id']).distinct().where('unit_id', 'in', path.map((one) => one.id)).where('role', 'in', ['system-admin', 'security-admin'])
      .where('valid_from', '<=', today).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)])).execute()
    const nearest = path.find((one) => rows.some((row) => row.unit_id === one.id))
    return [...new Set(rows.filter((row) => row.unit_id === nearest?.id).map((row) => row.account_id))]
  })
  if (accounts.length === 0) throw new Refused('terms.nobody-to-ask')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'terms.login-asked', params: { union: unit.name }, link: '/console/accounts' })))
  await appendAudit(ctx, { action: 'terms.ask-login', subject: `unit:${unit.id}`, scope: unit.scope, details: { told: accounts.length } })
  return { told: accounts.length }
}
