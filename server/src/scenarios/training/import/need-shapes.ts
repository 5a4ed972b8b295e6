import type { Column, TableShape } from '#engines/intake'

export type NeedField =
  | 'sequence' | 'submitted' | 'person' | 'unit' | 'credit' | 'phone' | 'trade' | 'level' | 'seats' | 'region'
  | 'weekdayDay' | 'weekdayEvening' | 'weekend' | 'times' | 'start' | 'deadline' | 'budget' | 'words'

/** Who asks. The three sources use different forms. */
export type NeedSource = 'worker' | 'enterprise' | 'department'

const shared: readonly Column<NeedField>[] = [
  { field: 'sequence', headers: ['序号', '编号'] },
  { field: 'submitted', headers: ['提交时间', '填报时间', '登记时间', '提交日期'] },
  { field: 'level', headers: ['期望等级', '目标等级', '培训等级', '技能等级', '等级'] },
  { field: 'start', headers: ['最早可开始日期', '最早开班日期', '最早开始日期', '开始日期', '开班日期', '可开始日期'] },
  { field: 'deadline', headers: ['截止日期', '最晚完成日期', '完成日期', '结束日期', '最晚结束日期'] },
  { field: 'budget', headers: ['可接受自费', '预算', '经费', '费用预算', '自费金额'] },
  { field: 'words', headers: ['具体需求描述', '需求说明', '说明', '需求描述', '具体需求', '备注'] },
]

const times: Column<NeedField> = { field: 'times', headers: ['可培训时间段', '时间安排', '可培训时间', '培训时间', '可上课时间', '时间段'] }
const region: Column<NeedField> = { field: 'region', headers: ['所在区域', '区域', '覆盖区域', '所属区域', '培训区域', '区县', '所在区县', '所属区县', '县区', '所在县区', '地区', '所在地区'], required: true }
const seats: Column<NeedField> = { field: 'seats', headers: ['培训人数', '计划人数', '人数', '需求人数', '参训人数', '拟培训人数', '报名人数'], required: true }
const trade: Column<NeedField> = { field: 'trade', headers: ['想学的工种', '培训工种', '想学工种', '意向工种', '工种', '需求工种', '培训职业', '期望工种', '学习工种', '职业(工种)', '职业'], required: true }
const phone: Column<NeedField> = { field: 'phone', headers: ['联系电话', '手机号码', '手机号', '联系方式', '手机', '电话', '联系人电话', '联系人手机'], required: true }

/** The three forms, told apart by who signs them and never by the name of their sheet. */
export const needShapes: Readonly<Record<NeedSource, TableShape<NeedField>>> = {
  worker: {
    columns: [
      ...shared, region, trade, phone, times,
      { field: 'person', headers: ['姓名', '职工姓名', '申请人'], required: true },
      { field: 'unit', headers: ['所在单位', '工作单位', '单位名称', '单位'] },
      { field: 'weekdayDay', headers: ['工作日白天', '平时白天', '周一至周五白天'] },
      { field: 'weekdayEvening', headers: ['工作日晚上', '平时晚上', '周一至周五晚上'] },
      { field: 'weekend', headers: ['周六日', '周末', '双休日', '周六周日'] },
    ],
    sequence: 'sequence', identity: ['person', 'phone'],
  },
  enterprise: {
    columns: [
      ...shared, region, trade, phone, seats, times,
      { field: 'unit', headers: ['企业名称', '单位名称', '公司名称', '企业'], required: true },
      { field: 'credit', headers: ['统一社会信用代码', '社会信用代码', '信用代码'], required: true },
      { field: 'person', headers: ['联系人', '联系人姓名', '经办人'] },
    ],
    sequence: 'sequence', identity: ['unit', 'phone'],
  },
  department: {
    columns: [
      ...shared, region, trade, phone, seats, times,
      { field: 'unit', headers: ['提出部门', '部门', '部门名称', '主管部门', '提出单位'], required: true },
      { field: 'person', headers: ['联系人', '联系人姓名', '经办人'] },
    ],
    sequence: 'sequence', identity: ['unit', 'phone'],
  },
}
