import { windowCaseRoutes } from '@guildhall/contract'
import { registerList, sheet, type Words } from '#registry'
import type { CaseState, Listed } from './model.ts'
import { listCases } from './queries/list-cases.ts'

const states: Record<CaseState, Words> = {
  preparing: { zh: '准备中', en: 'Preparing' }, reviewing: { zh: '预审中', en: 'In review' }, correcting: { zh: '补材料', en: 'To redo' }, examining: { zh: '审查中', en: 'Examined' }, approving: { zh: '待核准', en: 'To approve' },
  issuing: { zh: '待交付', en: 'Ready' }, handed: { zh: '待确认', en: 'To confirm' }, closed: { zh: '办结', en: 'Closed' }, refused: { zh: '未通过', en: 'Refused' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}
const yes: Words = { zh: '是', en: 'yes' }
const dayOf = (at: string | null) => at && new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

registerList('window.cases', {
  title: { zh: '窗口办件', en: 'Cases at the window' }, route: windowCaseRoutes.list, read: listCases,
  columns: {
    unit: [sheet('申请的工会', 'Union', 30, (row: Listed) => row.unit.name)], number: [sheet('办件编号', 'Number', 14, (row: Listed) => row.number)], item: [sheet('事项', 'Item', 26, (row: Listed) => row.item.title)],
    state: [sheet('状态', 'State', 10, (row: Listed, language) => states[row.state][language])], deadline: [sheet('这一步期限', 'Step due', 12, (row: Listed) => row.deadlineOn)], counter: [sheet('窗口', 'Window', 24, (row: Listed) => row.counter.name)],
    assisted: [sheet('代办', 'Assisted', 8, (row: Listed, language) => (row.assisted ? yes[language] : null))], asked: [sheet('申请日期', 'Asked', 12, (row: Listed) => dayOf(row.askedAt))], due: [sheet('承诺日期', 'Promised', 12, (row: Listed) => row.dueOn)],
    decided: [sheet('决定日期', 'Decided', 12, (row: Listed) => dayOf(row.decidedAt)), sheet('超期', 'Late', 8, (row: Listed, language) => (row.late ? yes[language] : null))], visits: [sheet('跑了几次', 'Visits', 8, (row: Listed) => row.visits)], stars: [sheet('评分', 'Stars', 8, (row: Listed) => row.stars)],
  },
})
