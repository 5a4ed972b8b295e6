import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Words } from '#registry'
import { dayOf, levelName, sources, windows, yes } from '../list-words.ts'
import { listNeeds } from './queries/list-needs.ts'

type Row = AnswerOf<typeof needsRoutes.listNeeds>['rows'][number]

const states: Record<Row['state'], Words> = {
  open: { zh: '待安排', en: 'Waiting' }, planned: { zh: '已进方案', en: 'In a plan' }, invited: { zh: '已邀请', en: 'Invited' }, enrolled: { zh: '已报名', en: 'Enrolled' }, served: { zh: '已办结', en: 'Served' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

registerList('training.needs', {
  title: { zh: '培训需求', en: 'Training needs' }, route: needsRoutes.listNeeds, read: listNeeds, permission: 'training.need.manage',
  columns: {
    number: [sheet('编号', 'Number', 17, (row: Row) => row.number)],
    who: [
      sheet('来源', 'Source', 8, (row: Row, language) => sources[row.source][language]), sheet('姓名（联系人）', 'Name (contact)', 14, (row: Row) => row.applicant.name),
      sheet('电话', 'Phone', 14, (row: Row) => row.applicant.phone), sheet('单位', 'Unit', 28, (row: Row) => row.unitName), sheet('代办', 'Assisted', 8, (row: Row, language) => yes(row.assisted, language)),
    ],
    occupation: [sheet('工种', 'Occupation', 14, (row: Row, language) => row.occupation?.name ?? { zh: '待归类', en: 'Unclassified' }[language])],
    level: [sheet('等级', 'Level', 10, (row: Row, language) => levelName(row.level, language))],
    place: [sheet('区县', 'County', 12, (row: Row) => row.divisionName), sheet('乡镇街道', 'Town', 12, (row: Row) => row.town)],
    seats: [sheet('人数', 'People', 8, (row: Row) => row.seats)],
    windows: [sheet('有空的时间', 'Free', 24, (row: Row, language) => row.windows.map((window) => windows[window][language]).join('、'))],
    wanted: [sheet('最早', 'Earliest', 12, (row: Row) => row.earliest), sheet('最晚', 'Latest', 12, (row: Row) => row.latest)],
    words: [sheet('原话', 'Words', 40, (row: Row) => [row.wish, row.words].filter(Boolean).join('：'))],
    state: [sheet('状态', 'State', 11, (row: Row, language) => states[row.state][language])],
    asked: [sheet('提出日期', 'Asked', 12, (row: Row) => dayOf(row.askedAt))],
    class: [sheet('班级编号', 'Class number', 16, (row: Row) => row.class?.number ?? null), sheet('班级', 'Class', 26, (row: Row) => row.class?.title ?? null)],
  },
})
