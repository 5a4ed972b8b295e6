import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Words } from '#registry'
import { dayOf } from '../list-words.ts'
import { listCertificates } from './queries/staff-certificates.ts'

type Row = AnswerOf<typeof certificatesRoutes.list>['rows'][number]

const states: Record<Row['state'], Words> = { valid: { zh: '有效', en: 'Valid' }, revoked: { zh: '已撤销', en: 'Revoked' }, expired: { zh: '已过期', en: 'Expired' } }

registerList('training.certificates', {
  title: { zh: '证书', en: 'Certificates' }, route: certificatesRoutes.list, read: listCertificates,
  columns: {
    number: [sheet('证书编号', 'Number', 20, (row: Row) => row.number)], holder: [sheet('持证人', 'Holder', 12, (row: Row) => row.holder.name), sheet('电话', 'Phone', 14, (row: Row) => row.holder.phone)],
    state: [sheet('状态', 'State', 10, (row: Row, language) => states[row.state][language]), sheet('撤销日期', 'Revoked on', 12, (row: Row) => dayOf(row.revokedAt)), sheet('撤销原因', 'Why revoked', 24, (row: Row) => row.revokedReason)],
    award: [sheet('工种与等级', 'Award', 20, (row: Row) => row.title)], class: [sheet('班级', 'Class', 28, (row: Row) => row.classTitle)],
    issued: [sheet('发证日期', 'Issued', 12, (row: Row) => dayOf(row.issuedAt))], until: [sheet('有效期至', 'Valid until', 12, (row: Row) => dayOf(row.validUntil))],
    checks: [sheet('被核验次数', 'Checked', 10, (row: Row) => row.checks)], issuer: [sheet('发证单位', 'Issuer', 24, (row: Row) => row.issuer)],
  },
})
