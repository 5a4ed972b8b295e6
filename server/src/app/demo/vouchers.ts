import { voucherRoutes, type InputOf } from '@guildhall/contract'
import { lastClosable } from '#scenarios/vouchers'
import { dayInShanghai } from '#platform/clock'
import type { Life } from './classes/index.ts'
import { replay, runJob } from './clockwork.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Staff, Stage, Worker } from './stage.ts'

type Programme = { key: string; by: Staff; from: number; to: number; title: string; summary: string; trades: readonly string[]; yuan: number; budget: number; membersOnly: boolean }
/** A class that takes the vouchers of a programme: how many of those in it ask, how many of these spend, and when. */
type Course = { programme: string; key: string; body: string; yuan: number; asking: number; spending: number; askOn: number; spendOn: number }
type Deed = { at: Date; do(at: Date): Promise<void> }

const followers = 'vouchers.follow-'

/** Training vouchers in every state: asked, spent, given back by a class that was called off, lapsed; months closed, approved and paid. */
export async function buildVouchers(stage: Stage, city: City, lives: ReadonlyMap<string, Life>): Promise<void> {
  const { lin, elder } = city.cast
  const county = city.accounts.officers.get(home)!
  const department = city.accounts.speakers.get(city.tree.departments.find((one) => one.name.includes('民政'))!.id)!
  const programmes: Programme[] = [
    { key: 'past', by: county, from: -200, to: -20, title: '数控车工提升券（上一期）', summary: '学数控车工，凭券抵培训费。', trades: ['cnc-turner'], yuan: 800, budget: 24_000, membersOnly: false },
    { key: 'care', by: department, from: -120, to: 60, title: '养老护理员培训券', summary: '想做养老护理的都可以领，在收券的护理班抵培训费。', trades: ['elderly-carer'], yuan: 800, budget: 40_000, membersOnly: false },
    { key: 'members', by: county, from: -60, to: 45, title: '会员技能提升券', summary: '会员每人一张，车工、电工、茶艺班都能用。', trades: ['cnc-turner', 'electrician', 'tea-artist'], yuan: 1_000, budget: 60_000, membersOnly: true },
  ]
  const [jiangxing, chaosheng] = ['匠行职业技能培训学校', '潮声技工培训中心']
  const courses: Course[] = [
    { programme: 'past', key: 'lin certified', body: jiangxing, yuan: 760, asking: 8, spending: 2, askOn: -172, spendOn: -166 },
    { programme: 'members', key: 'confirming late', body: jiangxing, yuan: 900, asking: 5, spending: 5, askOn: -50, spendOn: -47 },
    { programme: 'care', key: 'confirming', body: chaosheng, yuan: 600, asking: 7, spending: 6, askOn: -34, spendOn: -32 },
    { programme: 'members', key: 'cancelled', body: jiangxing, yuan: 700, asking: 3, spending: 2, askOn: -27, spendOn: -25 },
    { programme: 'members', key: 'lin today', body: jiangxing, yuan: 1_000, asking: 4, spending: 3, askOn: -12, spendOn: -11 },
    { programme: 'care', key: 'now', body: chaosheng, yuan: 600, asking: 5, spending: 4, askOn: -8, spendOn: -7 },
    { programme: 'care', key: 'tomorrow', body: chaosheng, yuan: 650, asking: 4, spending: 1, askOn: -4, spendOn: -3 },
    { programme: 'members', key: 'lin next', body: jiangxing, yuan: 950, asking: 4, spending: 1, askOn: -2, spendOn: -1 },
  ]
  const classOf = (key: string) => lives.get(key)!.classId
  const ahead = [...lives.values()].filter((life) => life.classId && life.script.lessons[0]!.day > stage.today).map((life) => life.classId)
  await replay(stage, { by: followers, types: ['training.class-published'] })
  await replay(stage, { by: followers, types: ['training.worker-enrolled', 'training.enrolment-cancelled'], classIds: [...new Set([...ahead, ...courses.map((one) => classOf(one.key))])] })

  const { seats, bodies, members } = await stage.asService(stage.now, async ({ tx }) => {
    const seated = await tx.selectFrom('voucher_seat').select(['class_id', 'person_id']).where('state', '=', 'seated').orderBy('enrolment_id').execute()
    return {
      seats: Map.groupBy(seated, (row) => row.class_id), bodies: new Map((await tx.selectFrom('unit').select(['id', 'name']).where('kind', '=', 'training-body').execute()).map((row) => [row.name, row.id])),
      members: new Set((await tx.selectFrom('membership').select('person_id').where('person_id', 'in', seated.map((row) => row.person_id)).where('valid_to', 'is', null).execute()).map((row) => row.person_id)),
    }
  })
  const users = new Map(city.people.flatMap((person) => (person.actor ? [[person.id, person.actor] as const] : [])))
  const deeds: Deed[] = []
  const add = (at: Date, deed: (at: Date) => Promise<unknown>) => deeds.push({ at, do: async (when) => { await deed(when) } })
  const ids = new Map<string, string>()
  for (const one of programmes) {
    add(stage.at(one.from - 4), async (at) => {
      const { id } = await stage.act(voucherRoutes.createProgramme, one.by, at, {
        title: one.title, summary: one.summary, occupationIds: one.trades.map((trade) => city.resources.occupations.get(trade)!.id), level: null, valueFen: String(one.yuan * 100), budgetFen: String(one.budget * 100), validFrom: stage.day(one.from), validTo: stage.day(one.to), membersOnly: one.membersOnly, selfService: true,
      })
      ids.set(one.key, id)
    })
  }
  const asked = new Set<string>()
  for (const course of courses) {
    const programme = programmes.find((one) => one.key === course.programme)!
    const classId = classOf(course.key)
    add(stage.at(course.askOn, '09:10'), (at) => stage.act(voucherRoutes.admitCourse, programme.by, at, { classId, bodyUnitId: bodies.get(course.body)!, priceFen: String(course.yuan * 100) }))
    // 林晓禾 and 顾阿根 decide for themselves about the class ahead of them: they are the last who ask, and do not spend.
    const those = (seats.get(classId) ?? []).flatMap((row) => (users.has(row.person_id) && (!programme.membersOnly || members.has(row.person_id)) && !asked.has(`${programme.key} ${row.person_id}`) ? [row.person_id] : []))
    const stars = those.filter((id) => id === lin.id || id === elder.id)
    const others = those.filter((id) => !stars.includes(id)).slice(0, course.asking - stars.length)
    // What is behind 林晓禾 is decided: she paid for the class of the summer with one.
    const people = course.key === 'lin certified' ? [...stars, ...others] : course.key === 'lin today' ? others : [...others, ...stars]
    for (const [index, personId] of people.entries()) {
      asked.add(`${programme.key} ${personId}`)
      const who: Worker = users.get(personId)!
      let voucherId = ''
      add(stage.at(course.askOn, `1${index}:20`), async (at) => { voucherId = (await stage.act(voucherRoutes.ask, who, at, { programmeId: ids.get(programme.key)! })).id })
      if (index < course.spending) add(stage.at(course.spendOn, `1${index}:40`), (at) => stage.act(voucherRoutes.spend, who, at, { voucherId, classId }))
    }
  }
  add(stage.at(-23, '16:30'), () => replay(stage, { by: followers, types: ['training.class-cancelled'], classIds: [classOf('cancelled')] }))
  add(stage.at(-19, '01:10'), (at) => runJob(stage, 'vouchers.expire', at))
  const hoursAgo = (hours: number) => new Date(stage.now.getTime() - hours * 3_600_000)
  closing(county, stage.at(-120, '10:00'), { approveAt: stage.at(-119, '15:00'), payAt: stage.at(-117, '10:30') })
  closing(county, hoursAgo(3), { approveAt: hoursAgo(2) })
  // The department's has nobody's second pair of eyes yet.
  closing(department, hoursAgo(1), {})
  for (const deed of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await deed.do(deed.at)

  /** The month before, of every training body of the payer. */
  function closing(by: Staff, at: Date, { approveAt, payAt }: { approveAt?: Date; payAt?: Date }): void {
    let closed: InputOf<typeof voucherRoutes.approve>[] = []
    add(at, async () => {
      const owed = (await stage.act(voucherRoutes.listStatements, by, at, {})).bodies.filter((one) => one.closable && one.payer.id === by.unitId)
      closed = []
      for (const one of owed) {
        const { id: statementId } = await stage.act(voucherRoutes.closeStatement, by, at, { bodyId: one.id, month: lastClosable(dayInShanghai(at)) })
        // On some days of the year nothing was spent in the month that is closed: what is carried on is not approved.
        if ((await stage.act(voucherRoutes.getStatement, by, at, { statementId })).statement.state === 'closed') closed.push({ statementId })
      }
    })
    if (approveAt) add(approveAt, async () => { for (const one of closed) await stage.act(voucherRoutes.approve, city.accounts.reviewers.get(home)!, approveAt, one) })
    if (payAt) add(payAt, async () => { for (const one of closed) await stage.act(voucherRoutes.pay, by, payAt, { ...one, reference: `YH${dayInShanghai(payAt).replaceAll('-', '')}-0017` }) })
  }
}
