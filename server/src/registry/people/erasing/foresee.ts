import type { AnswerOf, erasingRoutes } from '@guildhall/contract'
import { addWorkingDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { obstacleFinders, personReferences, phoneColumns, type Erasure, type Obstacle, type Said } from '../merging/references.ts'
import { phoneOfPerson } from '../phone-of-person.ts'
import { countOfRows, recordsOf } from './store.ts'

export type Foreseen = AnswerOf<typeof erasingRoutes.foresee>
/** Working days between asking and doing: long enough for somebody who did not ask themselves to notice the text message. */
const within = 3

const always: Pick<Foreseen, 'goes' | 'stays'> = {
  goes: [{ what: { zh: '姓名、手机号、身份证号、住在哪里', en: 'Name, phone, ID number, where you live' }, count: null }, { what: { zh: '手机登录和登录过的设备', en: 'Your login and where you are logged in' }, count: null }, { what: { zh: '发给你的短信', en: 'Text messages sent to you' }, count: null }],
  stays: [
    { what: { zh: '操作日志', en: 'The log of what was done' }, count: null, why: { zh: '等级保护要求至少留六个月，不能改；里面没有姓名和电话', en: 'The law on network security has it kept for six months or more, unchanged; it holds no name and no number' }, emptied: false },
    { what: { zh: '备份', en: 'Backups' }, count: null, why: { zh: '备份是加密的，过期清掉', en: 'They are encrypted and thrown away in time' }, emptied: false },
  ],
}
const onlyCounted = { what: { zh: '性别和出生年份', en: 'Gender and year of birth' }, count: null, why: { zh: '当过会员，过去各月的人数里算着；不再连着姓名', en: 'You were a member, and past months are counted by it; no longer beside a name' }, emptied: false }

export async function foreseeErasure(ctx: RequestContext): Promise<Foreseen> {
  const { personId } = requireWorker(ctx)
  const request = await ctx.tx.selectFrom('person_erasure').selectAll().where('person_id', '=', personId).where('state', '=', 'asked').executeTakeFirst()
  const phone = await phoneOfPerson(ctx, personId)
  const dueOn = addWorkingDays(await loadCalendar(ctx.tx), dayInShanghai(ctx.clock.now()), within)
  return asService(ctx, '', async () => {
    const ids = await recordsOf(ctx.tx, personId)
    const [goes, stays]: [Foreseen['goes'], Foreseen['stays']] = [[...always.goes], []]
    const sort = (what: Said, erasure: Erasure, count: number) => {
      if (count === 0) return
      if (erasure.rows === 'go') goes.push({ what, count })
      else stays.push({ what, count, why: erasure.why, emptied: erasure.emptied !== undefined })
    }
    for (const reference of personReferences()) {
      const what = reference.words ?? reference.own
      if (what) sort(what, reference.erasure!, await countOfRows(ctx.tx, reference, ids))
    }
    // What a part knows by the phone and by the person is the person's already.
    for (const column of phoneColumns()) if (phone && !column.person) sort(column.words, column.erasure, await countOfRows(ctx.tx, column, [ctx.cipher.blind(phone, 'phone')]))
    const member = await ctx.tx.selectFrom('membership').select('id').where('person_id', 'in', ids).executeTakeFirst()
    return {
      request: request ? { askedAt: request.asked_at.toISOString(), dueOn: request.due_on, assisted: request.assisted, heldUp: request.held_up_at !== null } : null,
      goes, stays: [...stays, ...(member ? [onlyCounted] : []), ...always.stays], inTheWay: await findObstacles(ctx, personId), dueOn,
    }
  })
}

/** What has to be ended first, part by part. As app_job over everything. */
export async function findObstacles(ctx: CommandContext, personId: string): Promise<Obstacle[]> {
  const found: Obstacle[] = []
  for (const find of obstacleFinders()) found.push(...await find(ctx, personId))
  return found
}
