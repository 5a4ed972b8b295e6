import { childcareRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Language } from '#registry'
import type { ClassState } from './model.ts'
import { listClasses } from './queries/classes.ts'

type Row = AnswerOf<typeof childcareRoutes.list>['rows'][number]
const states: Record<ClassState, Record<Language, string>> = { draft: { zh: '草稿', en: 'draft' }, published: { zh: '已发布', en: 'published' }, ended: { zh: '已结束', en: 'over' }, erased: { zh: '已结束，信息已删', en: 'over, erased' }, cancelled: { zh: '取消', en: 'called off' } }

registerList('childcare.classes', {
  title: { zh: '爱心托管班', en: 'Holiday classes' }, route: childcareRoutes.list, read: listClasses,
  columns: {
    title: [sheet('托管班', 'Class', 28, (row: Row) => row.title)], unit: [sheet('单位', 'Unit', 24, (row: Row) => row.unitName), sheet('地点', 'Place', 28, (row: Row) => row.address)], days: [sheet('开始', 'From', 12, (row: Row) => row.first), sheet('结束', 'To', 12, (row: Row) => row.last), sheet('时间', 'Hours', 14, (row: Row) => `${row.from}–${row.to}`)],
    ages: [sheet('年龄', 'Ages', 10, (row: Row) => `${row.ageFrom}–${row.ageTo}`)], places: [sheet('名额', 'Places', 8, (row: Row) => row.places), sheet('已报', 'Enrolled', 8, (row: Row) => row.seated), sheet('候补', 'In line', 8, (row: Row) => row.waiting)],
    cost: [sheet('费用（元）', 'Cost (yuan)', 10, (row: Row) => Number(row.cost) / 100)], state: [sheet('情况', 'Standing', 14, (row: Row, language) => states[row.state][language])],
  },
})
