import { resourcesRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Language } from '#registry'
import { divisionName } from '#registry/units'
import { levelName, yuan } from '../list-words.ts'
import { listTrainers } from './queries/list-trainers.ts'
import { listVenues } from './queries/list-venues.ts'

type Trainer = AnswerOf<typeof resourcesRoutes.listTrainers>['rows'][number]
type Venue = AnswerOf<typeof resourcesRoutes.listVenues>['rows'][number]

const standing = (row: Pick<Trainer, 'active' | 'shared'>, language: Language) => (row.active ? (row.shared ? { zh: '上级共享', en: 'shared from above' } : { zh: '在用', en: 'active' }) : { zh: '已停用', en: 'retired' })[language]
const occupations = (row: Pick<Trainer, 'occupations'>) => row.occupations.map((one) => one.name).join('、')

/** The mean of all questions, as the register shows it; null while too few have judged. */
function meanOf({ figures }: Trainer): number | null {
  return figures && figures.scores.length > 0 ? Math.round((figures.scores.reduce((sum, one) => sum + one.mean, 0) / figures.scores.length) * 10) / 10 : null
}

registerList('training.trainers', {
  title: { zh: '教师库', en: 'Trainers' }, route: resourcesRoutes.listTrainers, read: listTrainers,
  columns: {
    name: [sheet('姓名', 'Name', 14, (row: Trainer) => row.name), sheet('单位', 'Unit', 28, (row: Trainer) => row.unitName), sheet('情况', 'Standing', 12, (row: Trainer, language) => standing(row, language))],
    occupations: [sheet('能教的工种', 'Occupations', 30, occupations)],
    level: [sheet('等级', 'Level', 12, (row: Trainer, language) => levelName(row.level, language)), sheet('荣誉', 'Honour', 18, (row: Trainer) => row.honour)],
    fee: [sheet('课酬（元/课时）', 'Fee (yuan an hour)', 14, (row: Trainer) => yuan(row.feeFen))], rating: [sheet('评分', 'Rating', 8, meanOf), sheet('评价份数', 'Forms', 8, (row: Trainer) => row.figures?.forms ?? null)],
    ahead: [sheet('还要上的课', 'Lessons ahead', 12, (row: Trainer) => row.upcoming)], phone: [sheet('电话', 'Phone', 14, (row: Trainer) => row.phone)], hours: [sheet('每周最多课时', 'Hours a week', 12, (row: Trainer) => row.weeklyHours)],
  },
})

registerList('training.venues', {
  title: { zh: '场地库', en: 'Venues' }, route: resourcesRoutes.listVenues, read: listVenues,
  columns: {
    name: [sheet('名称', 'Name', 28, (row: Venue) => row.name), sheet('地址', 'Address', 30, (row: Venue) => row.address), sheet('情况', 'Standing', 12, (row: Venue, language) => standing(row, language))],
    capacity: [sheet('座位', 'Seats', 8, (row: Venue) => row.capacity)], fits: [sheet('适合的工种', 'Suits', 30, occupations)],
    equipment: [sheet('设备', 'Equipment', 36, (row: Venue) => row.equipment.map((one) => `${one.name}×${one.count}`).join('、'))], ahead: [sheet('还要上的课', 'Lessons ahead', 12, (row: Venue) => row.upcoming)],
    place: [sheet('区县', 'County', 14, (row: Venue) => divisionName(row.division)), sheet('乡镇街道', 'Town', 12, (row: Venue) => row.town)],
    contact: [sheet('联系人', 'Contact', 12, (row: Venue) => row.contact), sheet('电话', 'Phone', 14, (row: Venue) => row.phone)],
  },
})
