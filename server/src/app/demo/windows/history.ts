import { addWorkingDays, calendarOf, type Day } from '#platform/calendar'
import { saveFile } from '#platform/files'
import { newId } from '#platform/ids'
import { takeOverCases, type PastCase } from '#scenarios/window'
import { Chance } from '../chance.ts'
import type { City } from '../needs.ts'
import { instantInShanghai } from '#platform/clock'
import type { Stage } from '../stage.ts'
import type { Firm } from '../world.ts'
import type { Counter, Item } from './open.ts'
import { scanOf } from './scan.ts'

const said = { 5: ['当场就办好了，态度很好', '材料网上就看过了，一趟办完', '五分钟领到', null, null, null], 4: ['讲得清楚，就是停车难', '比以前快多了', null, null], 3: ['等得久了一点', null], 2: ['材料说明看不太懂，跑了两趟'], 1: ['电话打不通'] } as const

/** The quarters that are over and the one that runs: what each window did, so that the ranking says something. In bulk: a case of long ago needs no press of a button. */
export async function addHistory(stage: Stage, city: City, { counters, items }: { counters: readonly Counter[]; items: readonly Item[] }): Promise<void> {
  const chance = new Chance('windows')
  const general = items.filter((item) => item.business === 'general')
  const calendar = calendarOf()
  const files = new Map<string, string>()
  const bytes = await scanOf('备案表', ['单位：____________', '经办人：__________', '年   月   日'])
  const past: PastCase[] = []
  for (const counter of counters) {
    const firms = city.tree.firms.filter((firm) => firm.scope.startsWith(`${counter.scope}.`))
    for (let back = 184; back > 12; back -= chance.int(2, counter.unit.name.includes('县') ? 4 : 7)) {
      const firm = chance.pick(firms)
      past.push(caseOf({ stage, chance, calendar, counter, item: chance.pick(general), firm, back, fileId: await fileOf(firm) }))
    }
  }
  await stage.asService(stage.now, (ctx) => takeOverCases(ctx, past))

  /** One row a firm, so that the firm sees its own; the bytes are stored once. */
  async function fileOf(firm: Firm): Promise<string> {
    const known = files.get(firm.id)
    if (known) return known
    const { id } = files.size === 0 ? await stage.asService(stage.at(-190), (ctx) => saveFile(ctx, { name: '备案表.pdf', bytes, scope: firm.scope })) : await copyOf([...files.values()][0]!, firm)
    files.set(firm.id, id)
    return id
  }
  function copyOf(of: string, firm: Firm): Promise<{ id: string }> {
    return stage.asService(stage.at(-190), async (ctx) => {
      const row = await ctx.tx.selectFrom('stored_file').selectAll().where('id', '=', of).executeTakeFirstOrThrow()
      const id = newId()
      await ctx.tx.insertInto('stored_file').values({ ...row, id, scope: firm.scope }).execute()
      return { id }
    })
  }
}

type Making = { stage: Stage; chance: Chance; calendar: ReturnType<typeof calendarOf>; counter: Counter; item: Item; firm: Firm; back: number; fileId: string }

function caseOf({ stage, chance, calendar, counter, item, firm, back, fileId }: Making): PastCase {
  const working = (day: Day) => (calendar.isWorkingDay(day) ? day : addWorkingDays(calendar, day, 1))
  const asked = working(stage.day(-back))
  const dueOn = addWorkingDays(calendar, asked, item.promiseDays)
  const late = chance.likely(counter.slow)
  const decidedOn = late ? addWorkingDays(calendar, dueOn, chance.int(1, 2)) : addWorkingDays(calendar, asked, chance.int(0, item.promiseDays))
  const handedOn = addWorkingDays(calendar, decidedOn, 1)
  const post = chance.likely(0.3)
  const stars = !chance.likely(0.7) ? null : chance.likely(counter.liked) ? 5 : late ? chance.int(1, 3) : chance.int(3, 4)
  const by = (staff: { accountId: string }) => `account:${staff.accountId}`
  const clerk = by(counter.clerk)
  const assisted = chance.likely(0.2)
  return {
    unit: firm, item, counter, contact: firm.contact, reason: '', askedBy: assisted ? clerk : 'account:00000000-0000-7000-8000-000000000000', assistedBy: assisted ? clerk : null, clerk, examiner: by(counter.registrars[0]), approver: by(counter.registrars[1]),
    askedAt: instantInShanghai(asked, '09:10'), acceptedAt: instantInShanghai(asked, '10:30'), dueOn, decidedAt: instantInShanghai(decidedOn, '15:20'), handedAt: instantInShanghai(handedOn, '10:05'), closedAt: instantInShanghai(handedOn, '16:40'), delivery: post ? 'post' : 'counter',
    visits: post ? 0 : chance.likely(0.94) ? 1 : 2, minutes: chance.int(3, 8), fileId, rating: stars === null ? null : { stars, words: chance.pick(said[stars as 5]) },
  }
}
