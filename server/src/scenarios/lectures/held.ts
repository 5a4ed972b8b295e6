import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { fieldIn, type Field } from './menu/index.ts'
import { findWishesOf } from './wishes/index.ts'

type Said = { zh: string; en: string }
const both = (text: string): Said => ({ zh: text, en: text })
const states: Record<string, Said> = { asked: { zh: '等答复', en: 'to be answered' }, accepted: { zh: '答应了', en: 'accepted' }, declined: { zh: '没答应', en: 'declined' }, lapsed: { zh: '没答复', en: 'not answered' }, 'called-off': { zh: '取消', en: 'called off' }, held: { zh: '讲过', en: 'held' }, missed: { zh: '没讲成', en: 'not held' } }

/** The person as a lecturer: what is public about them, and the sessions they were asked for. */
export async function heldByLectures(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const lecturers = await ctx.tx.selectFrom('lecturer').selectAll().where('person_id', '=', personId).execute()
    const sessions = await ctx.tx.selectFrom('lecture_engagement').select(['title', 'place', 'day', 'state', 'asked_at', 'reason']).where('person_id', '=', personId).orderBy('asked_at', 'desc').limit(200).execute()
    const sections: HeldSection[] = [
      {
        source: 'lectures.lecturer', title: { zh: '宣讲团讲师', en: 'Lecturer' }, why: { zh: '点单菜单上要署名，派课要知道你什么时候能来、从哪里出发', en: 'The menu names you, and matching has to know when you can come and from where' },
        rows: lecturers.map((row) => ({
          at: row.admitted_at.toISOString(), what: both(row.name), facts: [
            { name: { zh: '领域', en: 'Fields' }, value: { zh: row.fields.map((one) => fieldIn(one as Field, 'zh')).join('、'), en: row.fields.map((one) => fieldIn(one as Field, 'en')).join(', ') } },
            ...(row.team ? [{ name: { zh: '团队', en: 'Team' }, value: both(row.team) }] : []), ...(row.about ? [{ name: { zh: '介绍', en: 'About' }, value: both(row.about) }] : []), ...(row.town ? [{ name: { zh: '从哪里出发', en: 'From' }, value: both(row.town) }] : []),
          ],
        })),
      },
      { source: 'lectures.sessions', title: { zh: '宣讲场次', en: 'Lectures given' }, why: { zh: '安排去讲的场次', en: 'The sessions you were asked for' }, rows: sessions.map((row) => ({ at: row.asked_at.toISOString(), what: both(row.title), facts: [{ name: { zh: '时间地点', en: 'When and where' }, value: both(`${row.day} ${row.place}`) }, ...(states[row.state] ? [{ name: { zh: '情况', en: 'State' }, value: states[row.state]! }] : []), ...(row.reason ? [{ name: { zh: '原因', en: 'Reason' }, value: both(row.reason) }] : [])] })) },
    ]
    const wishes = await findWishesOf(ctx.tx, personId)
    sections.push({ source: 'lectures.wishes', title: { zh: '想听的宣讲', en: 'Lectures wished for' }, why: { zh: '告诉你的工会有多少人想听，工会只看到人数', en: 'To tell your union how many would like to hear it; it sees the number only' }, rows: wishes.map((row) => ({ at: row.wishedAt, what: both(row.title), facts: [] })) })
    return sections.filter((section) => section.rows.length > 0)
  })
}
