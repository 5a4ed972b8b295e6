import { foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { dayInShanghai } from '#platform/clock'
import { listFoundings } from './queries/foundings.ts'

type Row = AnswerOf<typeof foundingRoutes.list>['rows'][number]
const kinds: Record<Row['kind'], { zh: string; en: string }> = { single: { zh: '单独建会', en: 'Single' }, joint: { zh: '联合建会', en: 'Joint' }, industry: { zh: '行业工会', en: 'Industry' }, project: { zh: '项目工会', en: 'Project' }, area: { zh: '区域工会', en: 'Area' } }
const states: Record<Row['state'], { zh: string; en: string }> = {
  preparing: { zh: '准备申请', en: 'Being prepared' }, applied: { zh: '待上级答复', en: 'Waiting for the reply' }, enrolling: { zh: '发展会员', en: 'Winning members' }, called: { zh: '待开大会', en: 'Congress called' }, voting: { zh: '正在选举', en: 'Voting' },
  elected: { zh: '待上报', en: 'Elected' }, reported: { zh: '待批复', en: 'Waiting for approval' }, formalities: { zh: '办手续', en: 'Formalities' }, complete: { zh: '建成', en: 'Founded' }, withdrawn: { zh: '已撤回', en: 'Given up' },
}

registerList('founding.foundings', {
  title: { zh: '建会事项', en: 'Foundings of unions' }, route: foundingRoutes.list, read: listFoundings,
  columns: {
    name: [sheet('编号', 'Number', 15, (row: Row) => row.number), sheet('工会名称', 'Union', 34, (row: Row) => row.name), sheet('类型', 'Kind', 12, (row: Row, language) => kinds[row.kind][language])], state: [sheet('状态', 'State', 14, (row: Row, language) => states[row.state][language])],
    founders: [sheet('发起单位', 'Founders', 40, (row: Row) => row.founders.slice(0, 20).join('、')), sheet('单位数', 'Units', 8, (row: Row) => row.founders.length)], people: [sheet('名单人数', 'On the roster', 10, (row: Row) => row.roster), sheet('已同意', 'Agreed', 8, (row: Row) => row.agreed)],
    deadline: [sheet('时限', 'Deadline', 12, (row: Row) => row.deadline)], held: [sheet('大会时间', 'Congress', 12, (row: Row) => row.heldAt && dayInShanghai(new Date(row.heldAt)))], federation: [sheet('上级工会', 'Federation', 24, (row: Row) => row.federation)],
    updated: [sheet('最近改动', 'Last changed', 12, (row: Row) => dayInShanghai(new Date(row.updatedAt)))],
  },
})
