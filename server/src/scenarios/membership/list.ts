import { reviewingRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { listApplications } from './queries/applications.ts'

type Row = AnswerOf<typeof reviewingRoutes.list>['rows'][number]
const kinds = { join: { zh: '入会', en: 'Join' }, transfer: { zh: '转入', en: 'Transfer' }, leave: { zh: '退会', en: 'Leave' } } as const
const states = { checking: { zh: '核对身份', en: 'Checking' }, correcting: { zh: '等本人改', en: 'To be corrected' }, review: { zh: '待审核', en: 'To review' }, accepted: { zh: '已通过', en: 'Accepted' }, refused: { zh: '未通过', en: 'Refused' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' }, lapsed: { zh: '过期', en: 'Lapsed' }, ended: { zh: '工会已撤销', en: 'Union dissolved' } } as const
const works = { employed: { zh: '有固定单位', en: 'Employed' }, courier: { zh: '骑手、快递员', en: 'Courier' }, driver: { zh: '网约车司机', en: 'Driver' }, trucker: { zh: '货车司机', en: 'Trucker' }, streamer: { zh: '主播', en: 'Streamer' }, domestic: { zh: '家政', en: 'Domestic work' }, agent: { zh: '房产中介', en: 'Agent' }, other: { zh: '其他', en: 'Other' } } as const
const proofs = { none: { zh: '未核对', en: 'None' }, form: { zh: '号码格式', en: 'Form of the number' }, service: { zh: '实名系统', en: 'Real-name service' }, card: { zh: '身份证', en: 'Card' } } as const

registerList('membership.applications', {
  title: { zh: '入会申请', en: 'Applications' }, route: reviewingRoutes.list, read: listApplications,
  columns: {
    number: [sheet('编号', 'Number', 16, (row: Row) => row.number), sheet('事项', 'Kind', 8, (row: Row, language) => kinds[row.kind][language])],
    person: [sheet('姓名', 'Name', 10, (row: Row) => row.person.name), sheet('手机', 'Phone', 14, (row: Row) => row.person.phone)],
    union: [sheet('工会', 'Union', 30, (row: Row) => row.unitName)], state: [sheet('状态', 'State', 12, (row: Row, language) => states[row.state][language])],
    deadline: [sheet('办结期限', 'Due', 12, (row: Row) => row.due)], work: [sheet('从业形态', 'Work', 14, (row: Row, language) => (row.work ? works[row.work][language] : null)), sheet('用人单位或平台', 'Employer or platform', 24, (row: Row) => row.employer)],
    identity: [sheet('身份核对', 'Identity', 12, (row: Row, language) => proofs[row.identity][language])], applied: [sheet('申请时间', 'Applied', 18, (row: Row) => row.appliedAt)],
  },
})
