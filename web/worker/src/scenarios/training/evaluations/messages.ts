import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '说说怎么样', listTitle: '等你评价', listDetail: '几道题，一两分钟，不显示是谁说的', loading: '正在取评价表', back: '返回', again: '再试一次', failed: '没有打开', empty: '现在没有要评价的班', emptyText: '上完一个班，会请你说说怎么样。', toClasses: '我的班',
    until: (day: string) => `${day}前有效`, step: (at: number, of: number) => `第 ${at} 题，共 ${of} 题`, next: '下一题', before: '上一题', skip: '没有要说的', send: '提交', sending: '正在提交',
    ask: { trainer: '老师教得怎么样？', course: '课程安排合适吗？', teaching: '教学质量怎么样？', comment: '还有什么想说的？' }, about: (name: string) => `授课：${name}`,
    hint: { trainer: '备课、讲解、耐心', course: '内容、难度、时间', teaching: '学到东西没有、设备够不够用' },
    score: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' }, dot: '·', commentHint: '可以不写。请不要写姓名和电话。', wordsHint: '请不要写姓名和电话。', several: '可以选几个。', private: '工会和老师只看到汇总，看不到是谁说的。',
    doneTitle: '收到了，谢谢', doneText: '结果会汇总给主办工会和老师，也会用在排下一期的课上。', givenTitle: '你已经评价过了', givenText: '一人一次。结果汇总后会用在下一期。', overTitle: '评价时间已经过了', overText: '还有话要说，请直接联系主办工会。', toClass: '回到我的班', assisted: '由窗口人员代为填写',
  },
  en: {
    title: 'How was it?', listTitle: 'Waiting for your word', listDetail: 'A few questions, a minute or two, no names shown', loading: 'Fetching the form', back: 'Back', again: 'Try again', failed: 'Could not open', empty: 'Nothing to judge now', emptyText: 'After each class you will be asked how it was.', toClasses: 'My classes',
    until: (day: string) => `until ${day}`, step: (at: number, of: number) => `Question ${at} of ${of}`, next: 'Next', before: 'Back', skip: 'Nothing to add', send: 'Send', sending: 'Sending',
    ask: { trainer: 'How was the trainer?', course: 'Was the course well planned?', teaching: 'How good was the teaching?', comment: 'Anything else?' }, about: (name: string) => `Taught by ${name}`,
    hint: { trainer: 'Preparation, explaining, patience', course: 'Content, difficulty, times', teaching: 'Did you learn something; was there enough equipment' },
    score: { 1: 'Very poor', 2: 'Poor', 3: 'Fair', 4: 'Good', 5: 'Very good' }, dot: ' · ', commentHint: 'Optional. Please write no names and no phone numbers.', wordsHint: 'Please write no names and no phone numbers.', several: 'Choose as many as you like.', private: 'The union and the trainer see the sum of all answers, not who said what.',
    doneTitle: 'Thank you', doneText: 'The union and the trainer see the result of all answers; it shapes the next class.', givenTitle: 'You have answered already', givenText: 'Once is enough. The result shapes the next class.', overTitle: 'The time for this is over', overText: 'If you still have something to say, tell the union that organises the class.', toClass: 'Back to my class', assisted: 'filled in at the desk',
  },
})
