import { classesRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { classStates, kinds, levelName, minute } from '../list-words.ts'
import { listClasses } from './queries/list-classes.ts'

type Row = AnswerOf<typeof classesRoutes.listClasses>['rows'][number]

registerList('training.classes', {
  title: { zh: '班级', en: 'Classes' }, route: classesRoutes.listClasses, read: listClasses,
  columns: {
    name: [sheet('编号', 'Number', 15, (row: Row) => row.number), sheet('名称', 'Title', 30, (row: Row) => row.title), sheet('类型', 'Kind', 14, (row: Row, language) => kinds[row.kind][language])],
    state: [sheet('状态', 'State', 12, (row: Row, language) => classStates[row.state][language])],
    seats: [sheet('已报', 'Taken', 8, (row: Row) => row.seats.taken), sheet('名额', 'Seats', 8, (row: Row) => row.seats.capacity), sheet('候补', 'Waiting', 8, (row: Row) => row.seats.waiting)],
    next: [sheet('下次课', 'Next lesson', 17, (row: Row) => minute(row.nextSession?.startsAt)), sheet('内容', 'Topic', 22, (row: Row) => row.nextSession?.topic ?? null)],
    progress: [sheet('已上', 'Held', 8, (row: Row) => row.held), sheet('课次', 'Lessons', 8, (row: Row) => row.lessons)],
    percent: [sheet('到课率 %', 'Attendance %', 10, (row: Row) => row.percent)], leaves: [sheet('待批请假', 'Leaves waiting', 10, (row: Row) => row.leavesWaiting)],
    trainer: [sheet('教师', 'Trainer', 14, (row: Row) => row.trainer?.name ?? null)], venue: [sheet('场地', 'Venue', 24, (row: Row) => row.venue?.name ?? null)],
    occupation: [sheet('工种', 'Occupation', 14, (row: Row) => row.occupation.name), sheet('等级', 'Level', 10, (row: Row, language) => levelName(row.level, language)), sheet('课时', 'Hours', 8, (row: Row) => row.classHours)],
    days: [sheet('开课', 'First day', 12, (row: Row) => row.firstDay), sheet('结束', 'Last day', 12, (row: Row) => row.lastDay)], head: [sheet('班主任', 'Head', 12, (row: Row) => row.head)],
  },
})
