import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '教学整改', detail: '评价低于标准、督导发现问题的班，写明怎么改，另一人验收，再看后面的班好了没有。', loading: '正在打开', dot: ' · ', none: '—', again: '再试一次',
    state: { open: '待写措施', answered: '待验收', done: '已验收', dropped: '不用整改' }, all: '全部', count: (n: number) => `${n} 件`,
    empty: '没有要整改的班', emptyNext: '评价截止后有一项低于标准的班、督导有不合格的班，会自动出现在这里。',
    rule: (below: string, forms: number) => `标准：任一项平均低于 ${below} 分、满 ${forms} 份评价`, setRule: '改标准', below: '低于几分（1 到 5）', minForms: '满几份评价才算', save: '保存', ruleDetail: '对本单位和下面没有另定标准的单位有效；已经开的整改不变。',
    column: { class: '班级', shortfall: '低在哪里', state: '状态', due: '期限', trainer: '教师', lastDay: '结课' }, overdue: '已超期',
    short: (label: string, mean: string, n: number) => `${label} ${mean} 分（${n} 份）`, interval: (low: string, high: string) => `真实水平多半在 ${low} 到 ${high} 分`, against: (below: string) => `标准 ${below} 分`,
    found: (n: number) => `督导 ${n} 项不合格`, whatFound: '督导发现了什么', foundAt: (when: string) => `${when}督导`, seePhoto: '看照片', openedByInspection: '督导不合格，自动立项',
    what: '低在哪里', report: '看这个班的评价', measures: '改进措施', noMeasures: '还没有写。', write: '写改进措施', writeDetail: '写清楚改什么、谁来做、几时起。要另一位同事验收。', send: '交验收', accept: '验收通过', acceptDetail: '措施写得清楚、做得到，就通过。后面的班会和这个班比。', giveBack: '退回重写', giveBackDetail: '写明哪里不够，对方才知道改哪里。', drop: '不用整改', dropDetail: '比如录错了表。会留下原因和你的名字。',
    after: '后来怎样', before: '这个班', trainerLater: '同一教师后来的班', likeLater: '同工种同等级后来的班', points: (mean: string) => `${mean} 分`, of: (classes: number, forms: number) => `${classes} 个班，${forms} 份`, notYet: '还没有',
    timeline: '经过', steps: { opened: '评价截止，自动立项', answered: '写了措施', accepted: '验收通过', returned: '退回重写', dropped: '认定不用整改', late: '超期提醒' }, system: '系统', note: (words: string) => `验收意见：${words}`,
  },
  en: {
    title: 'Put right', detail: 'Classes judged below the threshold, or in which a supervisor found something: say what will be better, have another accept it, and see whether later classes were.', loading: 'Opening', dot: ' · ', none: '—', again: 'Try again',
    state: { open: 'Measures due', answered: 'To accept', done: 'Accepted', dropped: 'Nothing to do' }, all: 'All', count: (n) => `${n}`,
    empty: 'No class to put right', emptyNext: 'Classes below the threshold once forms are in, and those in which a supervisor found something, appear here by themselves.',
    rule: (below, forms) => `Threshold: any mean below ${below}, from ${forms} forms on`, setRule: 'Change it', below: 'Below which mean (1 to 5)', minForms: 'From how many forms on', save: 'Save', ruleDetail: 'For your unit and those below it without their own. What was opened before stands.',
    column: { class: 'Class', shortfall: 'What fell short', state: 'State', due: 'Due', trainer: 'Trainer', lastDay: 'Ended' }, overdue: 'overdue',
    short: (label, mean, n) => `${label} ${mean} (${n} forms)`, interval: (low, high) => `probably between ${low} and ${high}`, against: (below) => `threshold ${below}`,
    found: (n) => `${n} found by a supervisor`, whatFound: 'What a supervisor found', foundAt: (when) => `seen ${when}`, seePhoto: 'See the photo', openedByInspection: 'Opened by an inspection',
    what: 'What fell short', report: 'How the class was judged', measures: 'Measures', noMeasures: 'Not written yet.', write: 'Write the measures', writeDetail: 'Say what changes, who does it, from when. A colleague accepts it.', send: 'Hand in', accept: 'Accept', acceptDetail: 'Accept what is clear and can be done. Later classes are compared with this one.', giveBack: 'Give back', giveBackDetail: 'Say what is missing, so that they know what to change.', drop: 'Nothing to put right', dropDetail: 'A form typed in wrongly, for instance. Your reason and name stay.',
    after: 'What came after', before: 'This class', trainerLater: 'The trainer’s later classes', likeLater: 'Later classes of this trade and level', points: (mean) => mean, of: (classes, forms) => `${classes} classes, ${forms} forms`, notYet: 'none yet',
    timeline: 'What happened', steps: { opened: 'Opened when the forms were in', answered: 'Measures written', accepted: 'Accepted', returned: 'Given back', dropped: 'Nothing to put right', late: 'Reminded of the delay' }, system: 'by itself', note: (words) => `On acceptance: ${words}`,
  },
})
