import { registerMetric, type Metric } from '#engines/metrics'

const dimensions = ['occupation', 'level', 'division', 'town'] as const
export type Dimension = (typeof dimensions)[number]
const people = { zh: '人次', en: 'people' }

export const asked = registerMetric({
  key: 'training.asked', kind: 'sum', dimensions, unit: people, title: { zh: '需求', en: 'Asked' },
  definition: {
    zh: '提出的培训需求，按人次算：企业和部门的一条需求可以是多人。记在提出那天所在的月份，地点是提需求的人所在的镇街。撤回的不算。',
    en: 'Training asked for, in people: one need of an enterprise or department may stand for many. Counted in the month and at the place of asking. Withdrawn needs are not counted.',
  },
})
export const planned = registerMetric({
  key: 'training.planned', kind: 'sum', dimensions, unit: people, title: { zh: '排上', en: 'Planned' },
  definition: {
    zh: '所选时间提出的需求里，已经排进培训方案、收到邀请、报上名或学完的人次。方案撤销、座位退回后从中扣除。和需求相减，就是还没排上的。',
    en: 'Of what was asked for in this time: people whose need is in a plan, invited, enrolled or served. Taken out again when the plan or the seat falls away. The difference to what was asked still waits.',
  },
})
export const trained = registerMetric({
  key: 'training.trained', kind: 'sum', dimensions, unit: people, title: { zh: '培训', en: 'Trained' },
  definition: {
    zh: '上完一个班的人次：到课率达到班级要求，成绩经复核。记在复核那天所在的月份，地点是班级所在的镇街。缺课过多的不算。',
    en: 'People who sat a class to its end: they reached the attendance it asks for and its results were confirmed. Counted in the month of confirmation and at the place of the class. Those who missed too much are not counted.',
  },
})
export const passed = registerMetric({
  key: 'training.passed', kind: 'sum', dimensions, unit: people, title: { zh: '合格', en: 'Passed' },
  definition: { zh: '到课率、理论和实操都达到班级要求，并经第二人复核的人次。记在复核那天所在的月份。', en: 'People who reached attendance, theory and practice of their class, confirmed by a second person. Counted in the month of confirmation.' },
})
export const certified = registerMetric({
  key: 'training.certified', kind: 'sum', dimensions, unit: { zh: '张', en: 'certificates' }, title: { zh: '发证', en: 'Certified' },
  definition: { zh: '发出且没有撤销的证书张数。换发不重复计。撤销后从原来的月份扣除。', en: 'Certificates that were issued and not revoked. A renewal is not counted again; a revoked one is taken out of the month in which it was issued.' },
})
export const satisfaction = registerMetric({
  key: 'training.satisfaction', kind: 'ratio', dimensions, unit: { zh: '%', en: '%' }, title: { zh: '满意度', en: 'Satisfaction' },
  definition: {
    zh: '职工和单位给培训教师、课程设计、教学质量打的分里，4 分和 5 分占多少。手机和纸质评价都算。记在填写那天所在的月份。没有评价时不显示。',
    en: 'Of all scores given to trainer, course and teaching by workers and enterprises, the share of fours and fives. On the phone and on paper alike. Counted in the month of filling in. Not shown while there is none.',
  },
})

/** The figures of the cockpit, in the order in which a need becomes a certificate. */
export const figures = { asked, planned, trained, passed, certified, satisfaction } as const satisfies Record<string, Metric<Dimension>>
export type FigureKey = keyof typeof figures
