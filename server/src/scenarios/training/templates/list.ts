import { templatesRoutes } from '@guildhall/contract'
import { registerList, sheet, type Language, type Words } from '#registry'
import { dayOf, levelName, yuan } from '../list-words.ts'
import type { TemplateRow as Row } from './model.ts'
import { listTemplates } from './queries/list-templates.ts'

const standings: Record<Row['standing'], Words> = { 'in-force': { zh: '在用', en: 'in force' }, coming: { zh: '未到生效日', en: 'to come' }, over: { zh: '已到期', en: 'over' }, withdrawn: { zh: '已停用', en: 'withdrawn' } }
const categories: Record<NonNullable<Row['category']>, Words> = { machining: { zh: '机械加工类', en: 'Machining' }, 'electrical-care': { zh: '电气与照护类', en: 'Electrical and care' }, logistics: { zh: '物流运输类', en: 'Logistics' }, service: { zh: '生活服务类', en: 'Services' } }
const any: Words = { zh: '不限', en: 'any' }
const general: Words = { zh: '通用班型', en: 'General' }
const levels = (row: Row, language: Language) => (row.levels.length === 0 ? any[language] : [...new Set([row.levels[0]!, row.levels.at(-1)!])].map((level) => levelName(level, language)).join('—'))

registerList('training.templates', {
  title: { zh: '班型', en: 'Class templates' }, route: templatesRoutes.listTemplates, read: listTemplates,
  columns: {
    name: [sheet('名称', 'Name', 28, (row: Row) => row.name), sheet('情况', 'Standing', 12, (row: Row, language) => standings[row.standing][language]), sheet('版本', 'Version', 8, (row: Row) => row.version)],
    for: [sheet('工种', 'Occupation', 16, (row: Row, language) => row.occupation?.name ?? (row.category ? categories[row.category] : any)[language]), sheet('等级', 'Level', 16, levels)],
    unit: [sheet('单位', 'Unit', 24, (row: Row, language) => row.unitName ?? general[language])],
    hours: [sheet('课时', 'Hours', 8, (row: Row) => row.classHours), sheet('理论', 'Theory', 8, (row: Row) => row.theoryHours), sheet('实操', 'Practice', 8, (row: Row) => row.practiceHours), sheet('每次课时', 'A session', 10, (row: Row) => row.sessionHours)],
    seats: [sheet('最少人数', 'Smallest', 10, (row: Row) => row.minSeats), sheet('最多人数', 'Largest', 10, (row: Row) => row.maxSeats)],
    cost: [sheet('每人材料（元）', 'Material a person (yuan)', 16, (row: Row) => yuan(row.materialFen)), sheet('每班固定（元）', 'A class (yuan)', 16, (row: Row) => yuan(row.fixedFen))],
    days: [sheet('自', 'From', 12, (row: Row) => row.validFrom), sheet('至', 'Until', 12, (row: Row) => row.validUntil)],
    classes: [sheet('用它的班', 'Classes', 10, (row: Row) => row.classes)],
    equipment: [sheet('要的设备', 'Equipment', 30, (row: Row) => row.equipment.map((one) => `${one.name}×${one.count}`).join('、'))],
    updated: [sheet('最近改动', 'Last changed', 12, (row: Row) => dayOf(row.updatedAt))],
  },
})
