import { coverageRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Words } from '#registry'
import { listEmployers } from './queries/list-employers.ts'

type Employer = AnswerOf<typeof coverageRoutes.list>['rows'][number]

const states: Record<Employer['state'], Words> = {
  untouched: { zh: '还没联系', en: 'nobody went yet' }, visited: { zh: '联系过', en: 'visited' }, agreed: { zh: '同意建会', en: 'agreed' }, refused: { zh: '暂不建会', en: 'not now' }, founding: { zh: '筹建中', en: 'founding' },
}
const kinds: Record<Employer['kind'], Words> = { enterprise: { zh: '企业', en: 'enterprise' }, 'social-organisation': { zh: '社会组织', en: 'social organisation' } }
const unions: Record<NonNullable<Employer['union']>['kind'], Words> = { union: { zh: '单独建会', en: 'its own union' }, 'joint-union': { zh: '联合工会', en: 'joint union' }, 'industry-union': { zh: '行业工会', en: 'union of its industry' } }

// What an organisation’s official rating and its tax relief are asked for: who has a union, since when, of which kind.
registerList('coverage.employers', {
  title: { zh: '建会覆盖', en: 'Union coverage' }, route: coverageRoutes.list, read: listEmployers,
  columns: {
    name: [sheet('单位名称', 'Employer', 32, (row: Employer) => row.name)], people: [sheet('参保职工', 'Insured staff', 10, (row: Employer) => row.people), sheet('人数日期', 'Counted on', 12, (row: Employer) => row.countedOn)],
    union: [sheet('是否建会', 'Has a union', 10, (row: Employer, language) => (row.union ? { zh: '已建会', en: 'yes' } : { zh: '未建会', en: 'no' })[language]), sheet('工会名称', 'Union', 32, (row: Employer) => row.union?.name ?? null), sheet('建会形式', 'Kind of union', 12, (row: Employer, language) => (row.union ? unions[row.union.kind][language] : null)), sheet('建会日期', 'Since', 12, (row: Employer) => row.union?.since ?? null)],
    state: [sheet('跟进情况', 'Follow-up', 12, (row: Employer, language) => (row.union ? null : states[row.state][language]))], owner: [sheet('跟进人', 'Followed up by', 10, (row: Employer) => row.owner)], next: [sheet('下次联系', 'Next', 12, (row: Employer) => row.nextOn)],
    kind: [sheet('类型', 'Kind', 10, (row: Employer, language) => kinds[row.kind][language])], place: [sheet('区划', 'Division', 14, (row: Employer) => row.divisionName)], creditCode: [sheet('统一社会信用代码', 'Credit code', 22, (row: Employer) => row.creditCode)],
    industry: [sheet('行业', 'Industry', 16, (row: Employer) => row.industry)], code: [sheet('组织编码', 'Code', 14, (row: Employer) => row.code)],
  },
})
