import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '培训怎么办、改了什么', back: '返回', loading: '正在打开', failed: '没打开', again: '再试一次', which: '看哪张清单',
    demand: '需求清单', scenes: '场景清单', reforms: '改革清单',
    scenesDetail: (at: string) => `一次培训的每一步：谁来办、多久办好、现在怎样。${at}的数`, noLimit: '不限时',
    working: (days: number) => `${days} 个工作日内`, days: (days: number) => `${days} 天内`,
    now: { people: (count: string) => `现在 ${count} 人次`, classes: (count: string) => `现在 ${count} 个班`, forms: (count: string) => `现在等 ${count} 份` }, few: (floor: number) => `不到 ${floor} 人次`,
    late: (count: string) => `${count} 超期`, onTime: '没有超期', done: (count: string) => `近一年 ${count}`, median: (days: string) => `一般 ${days} 天`,
    links: { ask: '提需求', plan: '看需求清单', opinions: '看方案', enrol: '看在招的班', attend: '扫码签到', certify: '核验证书', evaluate: '评一评', mine: '看我的需求' },
    none: '还没有公布的改革', noneText: '哪里改了、为什么改、改了以后怎样，都会写在这里。', before: '原来', change: '现在', why: '为什么改', since: (day: string) => `${day}起`, ended: (day: string, why: string) => `${day}结束：${why}`,
    effect: (measure: string) => `成效：${measure}`, was: '改之前', is: '改以后', of: (n: string) => `${n} 条记录`, tooFew: '记录太少，还看不出', notYet: '今晚开始量', measured: (at: string) => `由系统按记录计算，${at}更新；括号里是多半所在的范围。`,
  },
  en: {
    title: 'How training works, and what changed', back: 'Back', loading: 'Opening', failed: 'Could not open it', again: 'Try again', which: 'Which list',
    demand: 'Demand', scenes: 'Scenes', reforms: 'Reforms',
    scenesDetail: (at) => `A training step by step: who acts, by when, and how it stands. Figures of ${at}`, noLimit: 'no limit',
    working: (days) => `within ${days} working days`, days: (days) => `within ${days} days`,
    now: { people: (count) => `${count} people now`, classes: (count) => `${count} classes now`, forms: (count) => `${count} forms due` }, few: (floor) => `fewer than ${floor}`,
    late: (count) => `${count} late`, onTime: 'none late', done: (count) => `${count} in a year`, median: (days) => `usually ${days} days`,
    links: { ask: 'Ask for a class', plan: 'See the demand', opinions: 'See plans', enrol: 'See open classes', attend: 'Scan to check in', certify: 'Verify a certificate', evaluate: 'Judge a class', mine: 'See my requests' },
    none: 'No reform published yet', noneText: 'What was changed, why, and what came of it will stand here.', before: 'Before', change: 'Now', why: 'Why', since: (day) => `since ${day}`, ended: (day, why) => `ended ${day}: ${why}`,
    effect: (measure) => `Effect: ${measure}`, was: 'Before', is: 'After', of: (n) => `${n} records`, tooFew: 'too few records to tell', notYet: 'measured from tonight on', measured: (at) => `Computed from the records, as of ${at}; in brackets where it probably lies.`,
  },
})
