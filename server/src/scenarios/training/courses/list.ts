import { coursesRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { levelName } from '../list-words.ts'
import { listCourses } from './list-courses.ts'

type Row = AnswerOf<typeof coursesRoutes.list>['rows'][number]

const rounded = (value: number | null, digits: number) => (value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits)
const percent = (value: number | null | undefined) => rounded(value === null || value === undefined ? null : value * 100, 1)
const directions = { up: { zh: '升', en: 'up' }, down: { zh: '降', en: 'down' }, same: { zh: '平', en: 'steady' } }

registerList('training.courses', {
  title: { zh: '课程评价', en: 'Courses' }, route: coursesRoutes.list, read: listCourses,
  columns: {
    name: [sheet('工种', 'Occupation', 18, (row: Row) => row.occupation.name), sheet('等级', 'Level', 12, (row: Row, language) => levelName(row.level, language))],
    classes: [sheet('办过的班', 'Classes', 8, (row: Row) => row.classes)], people: [sheet('人次', 'People', 8, (row: Row) => row.people)],
    mean: [sheet('均分', 'Mean', 8, (row: Row) => rounded(row.mean, 2)), sheet('区间下限', 'Low', 8, (row: Row) => rounded(row.low, 2)), sheet('区间上限', 'High', 8, (row: Row) => rounded(row.high, 2)), sheet('评价份数', 'Forms', 8, (row: Row) => row.forms)],
    satisfied: [sheet('满意度（%）', 'Satisfied (%)', 10, (row: Row) => percent(row.satisfied))], trend: [sheet('走势', 'Trend', 8, (row: Row, language) => (row.trend === null ? '' : directions[row.trend][language]))],
    passed: [sheet('合格率（%）', 'Passed (%)', 10, (row: Row) => percent(row.passRate?.share)), sheet('参加考核', 'Assessed', 8, (row: Row) => row.passRate?.n ?? null)],
    below: [sheet('低于阈值的班', 'Below threshold', 10, (row: Row) => row.below), sheet('评够份数的班', 'Judged', 10, (row: Row) => row.judged)], last: [sheet('最近结束', 'Last ended', 12, (row: Row) => row.lastDay ?? '')],
  },
})
