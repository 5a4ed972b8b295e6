import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Language } from '#registry'
import type { Audience, Field, LecturerState, LectureState } from './model.ts'
import { listLectures, listLecturers } from './queries/kept.ts'

type Lecture = AnswerOf<typeof lectureMenuRoutes.list>['rows'][number]
type Lecturer = AnswerOf<typeof lectureMenuRoutes.listLecturers>['rows'][number]
export const fieldIn = (field: Field, language: Language): string => lectureShapes.lectureFields[field][language]
export const audiencesIn = (audiences: readonly Audience[], language: Language): string => audiences.map((one) => lectureShapes.lectureAudiences[one][language]).join(language === 'zh' ? '、' : ', ')
const lectureStates: Record<LectureState, Record<Language, string>> = { draft: { zh: '草稿', en: 'draft' }, 'handed-in': { zh: '等审核', en: 'to be checked' }, published: { zh: '在菜单上', en: 'on the menu' }, withdrawn: { zh: '已撤下', en: 'taken off' } }
const lecturerStates: Record<LecturerState, Record<Language, string>> = { active: { zh: '在讲', en: 'active' }, paused: { zh: '暂停', en: 'paused' }, ended: { zh: '已退出', en: 'ended' } }

registerList('lectures.lectures', {
  title: { zh: '点单课程', en: 'Lectures' }, route: lectureMenuRoutes.list, read: listLectures,
  columns: {
    title: [sheet('课程', 'Lecture', 36, (row: Lecture) => row.title)], field: [sheet('领域', 'Field', 14, (row: Lecture, language) => fieldIn(row.field, language))], lecturer: [sheet('讲师', 'Lecturer', 12, (row: Lecture) => row.lecturer), sheet('团队', 'Team', 16, (row: Lecture) => row.team)],
    audience: [sheet('听众', 'Audience', 24, (row: Lecture, language) => audiencesIn(row.audiences, language)), sheet('人数', 'People', 10, (row: Lecture) => `${row.peopleMin}–${row.peopleMax}`)], length: [sheet('分钟', 'Minutes', 8, (row: Lecture) => row.minutes)],
    state: [sheet('情况', 'Standing', 10, (row: Lecture, language) => lectureStates[row.state][language])], rating: [sheet('评分', 'Rating', 8, (row: Lecture) => row.rating?.mean ?? null), sheet('评价数', 'Judgements', 8, (row: Lecture) => row.rating?.judgements ?? 0), sheet('讲过', 'Held', 8, (row: Lecture) => row.held)],
    updated: [sheet('更新', 'Updated', 12, (row: Lecture) => row.updatedAt.slice(0, 10))],
  },
})

registerList('lectures.lecturers', {
  title: { zh: '宣讲团讲师', en: 'Lecturers' }, route: lectureMenuRoutes.listLecturers, read: listLecturers,
  columns: {
    name: [sheet('讲师', 'Lecturer', 12, (row: Lecturer) => row.name), sheet('团队', 'Team', 16, (row: Lecturer) => row.team), sheet('单位', 'Unit', 24, (row: Lecturer) => row.unitName)], fields: [sheet('领域', 'Fields', 30, (row: Lecturer, language) => row.fields.map((one) => fieldIn(one, language)).join(language === 'zh' ? '、' : ', '))],
    place: [sheet('区县', 'County', 12, (row: Lecturer) => row.divisionName), sheet('乡镇街道', 'Town', 12, (row: Lecturer) => row.town)], lectures: [sheet('在菜单上的课', 'Lectures on the menu', 10, (row: Lecturer) => row.lectures)], ahead: [sheet('待讲', 'Ahead', 8, (row: Lecturer) => row.ahead)], held: [sheet('讲过', 'Held', 8, (row: Lecturer) => row.held)],
    rating: [sheet('评分', 'Rating', 8, (row: Lecturer) => row.rating?.mean ?? null), sheet('评价数', 'Judgements', 8, (row: Lecturer) => row.rating?.judgements ?? 0)], state: [sheet('情况', 'Standing', 10, (row: Lecturer, language) => lecturerStates[row.state][language])],
  },
})
