import type { InputOf, windowItemRoutes } from '@guildhall/contract'

type Form = InputOf<typeof windowItemRoutes.create>
export type Shipped = Omit<Form, 'counters' | 'active'>

const form = (title: string, how: string) => ({ key: 'form', title, required: true, how, sample: '单位名称、住所与公章一致；主席签字、工会公章齐全；「登记管理机关意见」一栏不填。' })
const idCopies = { key: 'id-copies', title: '工会主席、经办人身份证复印件', required: true, how: '正反面印在一张纸上，写明「仅用于办理工会法人资格登记」。', sample: '两人各一张，拍清楚四个角。' }
const original = { key: 'certificate', title: '原《工会法人资格证书》', required: true, how: '先传照片或扫描件，领新证时交回原件。', sample: '正本、副本都要。' }
const approval = (how: string) => ({ key: 'approval', title: '上级工会批复', required: true, how, sample: '批复要有文号，写明本届任期的起止日期。' })

const basis = '《基层工会法人登记管理办法》（总工办发〔2020〕20号）'

/**
 * The formalities about the certificate that ship with the system, to be taken in and edited by a federation. Sources: the Measures (第二条 who; 第五条 free of charge;
 * 第十条 conditions; 第二十六条 term; 第二十七条 renewal), and the guides of federations for what is brought: 安徽省总 (ahghw.org.cn, 2021-03-18: obtain, change, re-election),
 * 日照市总 (rzgh.org.cn, 2022-09-23: change within thirty days), and for cancellation a description of practice (deijizhang.com, 2024-09-07: form, letter of the union above,
 * the certificate). That the registrar examines within 15 days of acceptance is a requirement of the product; the article could not be looked up, so the basis names none for it.
 */
export const shippedItems: readonly Shipped[] = [
  {
    business: 'obtain', title: '工会法人资格登记（取得）', summary: '新成立的基层工会领取赋有统一社会信用代码的《工会法人资格证书》。要依法成立，有名称、组织机构和住所，经费来源有保障。不收费。', basis: `${basis}第二条、第十条`, lawDays: 15, promiseDays: 5, withoutVisit: true,
    materials: [form('工会法人资格登记申请表', '一式三份，签字盖章后扫描。'), { key: 'request', title: '工会选举结果的请示（复印件）', required: true, how: '写明本届工会的任期。', sample: '关于××工会第一届委员会选举结果的请示。' }, approval('同意成立、同意选举结果的批复都要。'), idCopies],
  },
  {
    business: 'change', title: '工会法人变更登记', summary: '名称、住所、法定代表人等变了，自变更之日起三十日内来办。', basis, lawDays: 15, promiseDays: 3, withoutVisit: true,
    materials: [form('工会法人变更登记申请表', '只填变更的项目。'), approval('同意变更事项的批复；只变更住所的，交上级工会出具或盖章的地址变更说明。'), { ...idCopies, required: false, how: '法定代表人变更时交新任主席的。' }, original],
  },
  {
    business: 'renew', title: '工会法人资格证书换领（换届、到期）', summary: '证书有效期三年至五年，与工会届期相同。有效期满前三十日内来换，有效期重新计算。', basis: `${basis}第二十六条、第二十七条`, lawDays: 15, promiseDays: 3, withoutVisit: true,
    materials: [form('《工会法人资格证书》补（换）领申请表', '一式三份，签字盖章后扫描。'), { key: 'existence', title: '工会法人存续证明材料', required: true, how: '换届选举结果的请示，写明本届任期。', sample: '关于××工会换届选举结果的请示。' }, approval('同意换届选举结果的批复。'), idCopies, original],
  },
  {
    business: 'replace', title: '工会法人资格证书补领（遗失）', summary: '证书丢了、坏了来补。旧证书随即作废，核验时会显示已换发。', basis, lawDays: 15, promiseDays: 2, withoutVisit: true,
    materials: [form('《工会法人资格证书》补（换）领申请表', '一式三份，签字盖章后扫描。'), { key: 'statement', title: '遗失说明', required: true, how: '写明什么时候、怎么丢的，主席签字、工会盖章。', sample: '我会于×年×月×日遗失《工会法人资格证书》正本……' }, idCopies],
  },
  {
    business: 'cancel', title: '工会法人注销登记', summary: '所在单位终止、被撤销等，工会随之撤销的，来办注销。证书收回，电子凭证撤销并公告。', basis, lawDays: 15, promiseDays: 5, withoutVisit: false,
    materials: [form('工会法人注销登记申请表', '一式三份，签字盖章后扫描。'), approval('同意撤销的批复，或上级工会关于注销的证明。'), { key: 'clearing', title: '经费、财产清理完结的证明', required: true, how: '上级工会出具或盖章，写明债权债务已清。', sample: '经清理，××工会经费财产已移交，债权债务完结。' }, original],
  },
]
