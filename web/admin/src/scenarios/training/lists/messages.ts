import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '场景与改革清单', detail: '和需求清单一起，手机上人人可看。这里是本单位范围内的数。', loading: '正在打开', again: '再试一次', dot: ' · ', none: '—', scenes: '场景清单', reforms: '改革清单', which: '看哪张清单',
    column: { scene: '场景', who: '谁来办', within: '期限', now: '现在', late: '超期', done: '近一年', days: '一般用时' }, noLimit: '不限时', working: (days: number) => `${days} 个工作日`, daysWithin: (days: number) => `${days} 天`, median: (days: string) => `${days} 天`,
    of: { people: (count: string) => `${count} 人次`, classes: (count: string) => `${count} 个班`, forms: (count: string) => `${count} 份` }, few: (floor: number) => `不到 ${floor}`, note: (floor: number, at: string) => `少于 ${floor} 人次的不显示。${at}的数；期限和待办、超期提醒用的是同一个。`,
    write: '记一条改革', change: '修改', publish: '公布', remove: '删草稿', end: '结束', save: '存草稿', reform: '改革', state: { draft: '草稿', published: '进行中', ended: '已结束' },
    empty: '还没有记过改革', emptyText: '改了什么、为什么改，写一条；系统从记录里量改前改后，公布后人人可看。',
    form: { title: '名称', before: '原来怎样', change: '改了什么', why: '为什么改', measure: '用什么量成效', since: '几号起' }, formDetail: '成效由系统从记录里算：改之后的这些天，和改之前同样多天比。',
    publishDetail: '公布后人人可看，文字不能再改；成效每晚更新。', removeDetail: '草稿会删掉，找不回来。', endDetail: '会留在清单里，写明哪天结束、为什么。', before: '原来', why: '为什么', since: (day: string) => `${day}起`, ended: (day: string, why: string) => `${day}结束：${why}`,
    effect: (measure: string) => `成效：${measure}`, was: '改之前', is: '改以后', value: (value: string, low: string, high: string, n: string) => `${value}（多半在 ${low} 到 ${high}），${n} 条记录`, tooFew: (n: string) => `只有 ${n} 条记录，还看不出`, span: (from: string, to: string) => `${from} 到 ${to}`, notYet: '公布后开始量。', measured: (at: string) => `${at}更新`,
  },
  en: {
    title: 'Scenes and reforms', detail: 'With the demand list, open to everybody on the phone. Here are the figures of your own range.', loading: 'Opening', again: 'Try again', dot: ' · ', none: '—', scenes: 'Scenes', reforms: 'Reforms', which: 'Which list',
    column: { scene: 'Scene', who: 'Who', within: 'By when', now: 'Now', late: 'Late', done: 'In a year', days: 'Usually takes' }, noLimit: 'no limit', working: (days) => `${days} working days`, daysWithin: (days) => `${days} days`, median: (days) => `${days} days`,
    of: { people: (count) => `${count} people`, classes: (count) => `${count} classes`, forms: (count) => `${count} forms` }, few: (floor) => `under ${floor}`, note: (floor, at) => `Fewer than ${floor} people are not shown. Figures of ${at}; the limits are those that queues and escalations go by.`,
    write: 'Write down a reform', change: 'Change', publish: 'Publish', remove: 'Throw away', end: 'End it', save: 'Save the draft', reform: 'Reform', state: { draft: 'Draft', published: 'In force', ended: 'Ended' },
    empty: 'No reform written down yet', emptyText: 'Write what was changed and why; before and after are measured from the records, and everybody sees it once published.',
    form: { title: 'Name', before: 'How it was', change: 'What was changed', why: 'Why', measure: 'Measured by', since: 'Since' }, formDetail: 'The effect is computed from the records: the days since, beside as many before.',
    publishDetail: 'Everybody sees it then and its words stay; the effect is measured every night.', removeDetail: 'The draft is gone for good.', endDetail: 'It stays in the list, with the day and the reason.', before: 'Before', why: 'Why', since: (day) => `since ${day}`, ended: (day, why) => `ended ${day}: ${why}`,
    effect: (measure) => `Effect: ${measure}`, was: 'Before', is: 'After', value: (value, low, high, n) => `${value} (probably ${low} to ${high}), ${n} records`, tooFew: (n) => `only ${n} records: too few to tell`, span: (from, to) => `${from} to ${to}`, notYet: 'Measured once published.', measured: (at) => `as of ${at}`,
  },
})
