import { lectureOrderRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Language } from '#registry'
import { audiencesIn, fieldIn } from '../menu/index.ts'
import type { OrderState } from './model.ts'
import { listOrders } from './queries/orders.ts'

type Row = AnswerOf<typeof lectureOrderRoutes.list>['rows'][number]
const states: Record<OrderState, Record<Language, string>> = { open: { zh: '待匹配', en: 'to be matched' }, asked: { zh: '等讲师答复', en: 'lecturer asked' }, agreed: { zh: '已定', en: 'settled' }, held: { zh: '讲过', en: 'held' }, missed: { zh: '没讲成', en: 'not held' }, cancelled: { zh: '已取消', en: 'taken back' }, unmet: { zh: '没安排成', en: 'not arranged' } }

registerList('lectures.orders', {
  title: { zh: '点单', en: 'Orders of lectures' }, route: lectureOrderRoutes.list, read: listOrders,
  columns: {
    number: [sheet('编号', 'Number', 14, (row: Row) => row.number)], lecture: [sheet('课程', 'Lecture', 36, (row: Row) => row.title), sheet('领域', 'Field', 14, (row: Row, language) => fieldIn(row.field, language))], unit: [sheet('点单单位', 'Unit', 28, (row: Row) => row.unitName)],
    state: [sheet('进展', 'State', 12, (row: Row, language) => states[row.state][language])], when: [sheet('时间', 'When', 18, (row: Row) => (row.session ? `${row.session.day} ${row.session.from}` : row.preferences.map((one) => `${one.day} ${one.from}`).join('; ')))], lecturer: [sheet('讲师', 'Lecturer', 12, (row: Row) => row.session?.lecturer ?? null)],
    people: [sheet('听众', 'Audience', 14, (row: Row, language) => audiencesIn([row.audience], language)), sheet('预计人数', 'Expected', 10, (row: Row) => row.people), sheet('到场', 'Came', 8, (row: Row) => (row.session?.state === 'held' ? row.session.people : null))], place: [sheet('地点', 'Place', 20, (row: Row) => row.place)],
    due: [sheet('匹配时限', 'Match by', 12, (row: Row) => row.dueOn)], ordered: [sheet('点单日期', 'Ordered', 12, (row: Row) => row.orderedAt.slice(0, 10))],
  },
})
