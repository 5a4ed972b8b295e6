import { defineMessages } from '@guildhall/ui'

export const talentMessages = defineMessages({
  zh: { title: (total: number) => `人才名录（${total} 人）`, detail: '在册职工按年龄、学历、行业筛选；筛好了可以一步成名单，建联合工会、行业工会。', found: (count: number) => `用这 ${count} 人建会`, foundTitle: (count: number) => `用这 ${count} 人建会`, foundDo: '建好名单', chosen: (count: number) => `选了 ${count} 人`, none: '不选了', caption: '人才名录' },
  en: { title: (total) => `Talent registry (${total})`, detail: 'People on record by age, schooling and industry; from here a joint or industry union is founded in one step.', found: (count) => `Found a union of these ${count}`, foundTitle: (count) => `Found a union of ${count}`, foundDo: 'Make the roster', chosen: (count) => `${count} chosen`, none: 'Choose none', caption: 'Talent registry' },
})
