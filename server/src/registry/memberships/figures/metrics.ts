import type { memberFigures } from '@guildhall/contract'
import { registerMetric, type Metric } from '#engines/metrics'

const people = { zh: '人', en: 'people' }
const times = { zh: '人次', en: 'people' }

const members = registerMetric({
  key: 'members.members', kind: 'sum', dimensions: ['gender', 'born'], unit: people, title: { zh: '会员', en: 'Members' },
  definition: {
    zh: '月末那天会籍还在的人，在本单位和它的下级。按今天的组织树算：单位换了上级，以前的月份也跟着走。',
    en: 'People whose membership lasts at the end of the month, of this unit and everything below it. By today’s tree: where a unit came under another, earlier months follow.',
  },
})
const unions = registerMetric({
  key: 'members.unions', kind: 'sum', unit: { zh: '家', en: 'units' }, dimensions: [], title: { zh: '会员单位', en: 'Units with members' },
  definition: {
    zh: '自己名下至少有一名会员的单位，不含只在下级有会员的总工会。按登记的先后记入月份：第一批会员的会籍从哪个月开始，就从哪个月算起。',
    en: 'Units that have at least one member of their own; a federation with members only below it is not one. Counted from the month in which the membership of the first members on record began.',
  },
})
const coverage = registerMetric({
  key: 'members.coverage', kind: 'ratio', unit: { zh: '%', en: '%' }, dimensions: [], title: { zh: '入会率', en: 'Coverage' },
  definition: {
    zh: '会员人数除以登记的职工人数。职工人数是各单位台账上现在的数，以前的月份也用它；没有登记职工人数的不显示。职工人数登记得旧了，入会率可能超过 100%。',
    en: 'Members by workers on record. Workers are those of the units’ records today, for earlier months too; not shown where there are none. It may pass 100% where the record of workers is old.',
  },
})
const joined = registerMetric({
  key: 'members.joined', kind: 'sum', unit: times, dimensions: [], title: { zh: '入会', en: 'Joined' },
  definition: { zh: '会籍在这个月开始、不是转会来的人次。花名册导入的，按入会日期算。', en: 'Memberships that began in this month and not by transfer. Of rosters the date of joining counts.' },
})
const departed = registerMetric({
  key: 'members.departed', kind: 'sum', unit: times, dimensions: [], title: { zh: '离会', en: 'Left' },
  definition: { zh: '会籍在这个月结束的人次：退会、退休、去世。转走的和两份档案合成一份的不算。', en: 'Memberships that ended in this month: left, retired, died. Transfers, and two records that became one, are not counted.' },
})
const came = registerMetric({
  key: 'members.came', kind: 'sum', unit: times, dimensions: [], title: { zh: '转入', en: 'Came by transfer' },
  definition: { zh: '这个月转会进来的人次。在本范围里从一家转到另一家的，转入、转出各算一次。', en: 'Memberships that began in this month by transfer. Who changes units within this range counts once as coming and once as going.' },
})
const went = registerMetric({
  key: 'members.went', kind: 'sum', unit: times, dimensions: [], title: { zh: '转出', en: 'Went by transfer' },
  definition: { zh: '这个月转会出去的人次。在本范围里从一家转到另一家的，转入、转出各算一次。', en: 'Memberships that ended in this month by transfer. Who changes units within this range counts once as coming and once as going.' },
})

/** The figures of members, in the order in which they are shown. The sums themselves are kept by the database (registry-0021). */
export const figures = { members, unions, coverage, joined, departed, came, went } as const satisfies Record<(typeof memberFigures)[number], Metric>
