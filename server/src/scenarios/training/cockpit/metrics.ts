import { registerMetric } from '#engines/metrics'

const dimensions = ['occupation', 'level', 'division', 'town'] as const
const people = { zh: '人次', en: 'people' }

/** What the results story counts. A person who takes two classes counts twice. */
export const trained = registerMetric({
  key: 'training.trained', kind: 'sum', dimensions, unit: people, title: { zh: '培训', en: 'Trained' },
  definition: {
    zh: '上完一个班的人次：到课率达到班级要求，成绩经复核。记在复核那天所在的月份。缺课过多的不算。',
    en: 'People who sat a class to its end: they reached the attendance it asks for and its results were confirmed. Counted in the month of confirmation. Those who missed too much are not counted.',
  },
})
export const passed = registerMetric({
  key: 'training.passed', kind: 'sum', dimensions, unit: people, title: { zh: '合格', en: 'Passed' },
  definition: { zh: '到课率、理论和实操都达到班级要求，并经第二人复核的人次。记在复核那天所在的月份。', en: 'People who reached attendance, theory and practice of their class, confirmed by a second person. Counted in the month of confirmation.' },
})
export const certified = registerMetric({
  key: 'training.certified', kind: 'sum', dimensions, unit: people, title: { zh: '发证', en: 'Certified' },
  definition: { zh: '发出且没有撤销的证书张数。换发不重复计。撤销后从原来的月份扣除。', en: 'Certificates that were issued and not revoked. A renewal is not counted again; a revoked one is taken out of the month in which it was issued.' },
})
