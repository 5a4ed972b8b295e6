import { defineMessages } from '@guildhall/ui'

export const recordMessages = defineMessages({
  zh: {
    list: '逐条需求', said: '原话', title: (who: string, what: string) => `${who}想学${what}`, unitTitle: (who: string, what: string) => `${who}要一个${what}班`, something: '一门手艺',
    reply: (day: string) => `${day}前要给答复`, replied: '已经安排', left: (days: number) => (days > 0 ? `还差 ${days} 天` : days === 0 ? '今天到期' : `已过 ${-days} 天`),
    ruler: (asked: string, due: string) => `${asked}提出，${due}前答复`,
    facts: { who: '谁', phone: '电话', unit: '单位', occupation: '工种', level: '等级', place: '地方', seats: '人数', windows: '有空', wanted: '想什么时候', budget: '预算', servedBy: '受理工会', class: '班级', how: '怎么来的' },
    how: { chosen: '自己选的工种', classified: '按原话认的', corrected: '有人更正过', none: '还没认出工种' }, likely: '（拿不准）', imported: '导入的表', assisted: '代办登记', self: '自己登记',
    correct: '更正', plan: '做方案', withdraw: '撤回', withdrawTitle: '撤回这条需求', withdrawWhy: '为什么撤回', withdrawHint: '本人会收到消息。撤回后不再参与排班。', correctTitle: '更正这条需求', correctHint: '原话不会改。职工本人会收到消息，请他看看对不对。', print: '打印',
    passage: '经过',
    events: { asked: '提出需求', imported: '从表格导入', corrected: '更正', withdrawn: '撤回', planned: '排进培训方案', 'opinion-asked': '征求意见', 'opinion-answered': '答复了意见', announced: '班级公告', enrolled: '报上名', waiting: '报名排候补', 'gave-up': '退出了班级', result: '出成绩' },
    by: (name: string) => `${name}经办`, assistedBy: '代办',
    fields: { occupationId: '工种', level: '等级', division: '区县', town: '乡镇街道', windows: '有空', earliest: '最早', latest: '最晚', seats: '人数', state: '状态' },
    change: (field: string, before: string, after: string) => `${field}：${before} → ${after}`, nothing: '空',
    unitTitlePage: '本单位的需求', unitDetail: '提一次，全程看得到：排没排上、什么时候开班。', file: '提一个定制班', unitEmptyTitle: '还没有提过需求', unitEmpty: '职工缺什么手艺，说一句话就行，工会 10 个工作日内答复。',
  },
  en: {
    list: 'Needs', said: 'Their words', title: (who, what) => `${who} wants to learn ${what}`, unitTitle: (who, what) => `${who} wants a class: ${what}`, something: 'a trade',
    reply: (day) => `Answer due by ${day}`, replied: 'Arranged', left: (days) => (days > 0 ? `${days} days left` : days === 0 ? 'due today' : `${-days} days late`),
    ruler: (asked, due) => `Asked ${asked}, answer due by ${due}`,
    facts: { who: 'Who', phone: 'Phone', unit: 'Unit', occupation: 'Occupation', level: 'Level', place: 'Place', seats: 'People', windows: 'Free', wanted: 'Wanted', budget: 'Budget', servedBy: 'Served by', class: 'Class', how: 'How it came' },
    how: { chosen: 'occupation chosen', classified: 'understood from the words', corrected: 'corrected by somebody', none: 'not understood yet' }, likely: ' (unsure)', imported: 'imported', assisted: 'recorded for them', self: 'filed by themselves',
    correct: 'Correct', plan: 'Plan a class', withdraw: 'Withdraw', withdrawTitle: 'Withdraw this need', withdrawWhy: 'Why', withdrawHint: 'The applicant gets a message. It takes no part in planning any more.', correctTitle: 'Correct this need', correctHint: 'Their words stay. The worker gets a message, to check that it is right.', print: 'Print',
    passage: 'What happened',
    events: { asked: 'Asked', imported: 'Imported from a sheet', corrected: 'Corrected', withdrawn: 'Withdrawn', planned: 'Taken into a plan', 'opinion-asked': 'Asked for an opinion', 'opinion-answered': 'Gave an opinion', announced: 'Class announced', enrolled: 'Enrolled', waiting: 'On the waitlist', 'gave-up': 'Left the class', result: 'Result' },
    by: (name) => `by ${name}`, assistedBy: 'assisted',
    fields: { occupationId: 'Occupation', level: 'Level', division: 'County', town: 'Town', windows: 'Free', earliest: 'Earliest', latest: 'Latest', seats: 'People', state: 'State' },
    change: (field, before, after) => `${field}: ${before} → ${after}`, nothing: 'empty',
    unitTitlePage: 'My unit’s needs', unitDetail: 'Ask once and see all the way: arranged or not, and when it starts.', file: 'Ask for a custom class', unitEmptyTitle: 'Nothing asked for yet', unitEmpty: 'Say in one sentence what your people should learn; the union answers within 10 working days.',
  },
})
