import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { classStates, dayOf, kinds, levelName } from '../list-words.ts'
import { listPlans } from './queries/list-plans.ts'

type Row = AnswerOf<typeof plansRoutes.listPlans>['rows'][number]

registerList('training.plans', {
  title: { zh: '培训方案', en: 'Training plans' }, route: plansRoutes.listPlans, read: listPlans,
  columns: {
    name: [sheet('编号', 'Number', 15, (row: Row) => row.number), sheet('名称', 'Title', 30, (row: Row) => row.title), sheet('类型', 'Kind', 14, (row: Row, language) => kinds[row.kind][language])],
    state: [sheet('状态', 'State', 12, (row: Row, language) => classStates[row.state][language])],
    people: [sheet('需求数', 'Needs', 8, (row: Row) => row.needs), sheet('想学人数', 'Asked', 10, (row: Row) => row.askedSeats), sheet('名额', 'Seats', 8, (row: Row) => row.seats.capacity)],
    when: [sheet('开课', 'First day', 12, (row: Row) => row.firstDay), sheet('结束', 'Last day', 12, (row: Row) => row.lastDay)],
    trainer: [sheet('教师', 'Trainer', 14, (row: Row) => row.trainer?.name ?? null)], venue: [sheet('场地', 'Venue', 24, (row: Row) => row.venue?.name ?? null)],
    agree: [sheet('同意', 'Agree', 8, (row: Row) => row.opinions?.agree ?? null), sheet('征集人数', 'Asked for opinions', 10, (row: Row) => row.opinions?.asked ?? null)],
    deadline: [sheet('时限', 'Deadline', 12, (row: Row) => row.deadline)],
    occupation: [sheet('工种', 'Occupation', 14, (row: Row) => row.occupation.name), sheet('等级', 'Level', 10, (row: Row, language) => levelName(row.level, language)), sheet('课时', 'Hours', 8, (row: Row) => row.classHours)],
    updated: [sheet('最近改动', 'Last changed', 12, (row: Row) => dayOf(row.updatedAt))],
  },
})
