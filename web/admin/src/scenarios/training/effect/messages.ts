import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在算成效', again: '再试一次', dot: '·', none: '—', title: '培训成效', detail: '合格了多少、升了几级，半年后岗位和收入变了没有。半年后的数来自学员回访，人人都问，只问两次。',
    by: { unit: '按单位', trainer: '按教师', course: '按课程' }, byLabel: '怎么分组', from: '结课从', to: '到', occupation: '工种', level: '等级', kind: '类型', allOccupations: '全部工种', anyLevel: '不限等级', anyKind: '不限类型', kinds: { custom: '定制班', composite: '组合班' }, levelOf: (level: number) => `${level} 级`, noLevel: '不分等级',
    whole: '合计', passRate: '合格率', levels: '升了级的', response: '回访回收率', better: '换了好岗位或新工作', up: '收入升了一档以上', down: '收入降了', uses: '工作里用得上',
    people: (n: string) => `${n} 人`, answers: (n: string) => `${n} 份回答`, interval: (low: string, high: string) => `九成五的把握在 ${low} 到 ${high}`, asked: (answered: string, asked: string) => `${answered} 份，问了 ${asked} 人`, few: '不到 5 人，不显示', notYet: '还没到回访的时候',
    like: '同类相比', expected: (share: string) => `同类班 ${share}`, higher: (points: string) => `高 ${points} 个百分点`, lower: (points: string) => `低 ${points} 个百分点`, same: '和同类持平', likeDetail: '同类：同工种、同等级、同类型。教难的班不吃亏，教容易的班不占便宜。',
    group: { unit: '单位', trainer: '教师', course: '课程' }, classes: '班', trained: '参加考核', nothing: '这段时间没有结业的班', nothingText: '换一段时间，或等班级结业、成绩复核后再来看。', hidden: (n: number) => `不足 ${n} 人的组不单列，只算在合计里。`,
  },
  en: {
    loading: 'Working it out', again: 'Try again', dot: ' · ', none: '—', title: 'Effect of training', detail: 'How many passed and rose a level, and whether post and pay changed half a year later. The latter comes from those who took part: everybody is asked, twice at most.',
    by: { unit: 'By unit', trainer: 'By trainer', course: 'By course' }, byLabel: 'Groups', from: 'Ended from', to: 'to', occupation: 'Trade', level: 'Level', kind: 'Kind of class', allOccupations: 'All trades', anyLevel: 'Any level', anyKind: 'Any kind', kinds: { custom: 'For one unit', composite: 'Open class' }, levelOf: (level: number) => `level ${level}`, noLevel: 'no level',
    whole: 'All together', passRate: 'Pass rate', levels: 'Rose a level', response: 'Answered half a year later', better: 'Better post or new job', up: 'Pay rose by a band or more', down: 'Pay fell', uses: 'Use it at work',
    people: (n: string) => `${n} people`, answers: (n: string) => `${n} answers`, interval: (low: string, high: string) => `95 % sure: ${low} to ${high}`, asked: (answered: string, asked: string) => `${answered} of ${asked} asked`, few: 'fewer than 5: not shown', notYet: 'not asked yet',
    like: 'Beside like classes', expected: (share: string) => `like classes ${share}`, higher: (points: string) => `${points} points higher`, lower: (points: string) => `${points} points lower`, same: 'as like classes', likeDetail: 'Like classes: same trade, level and kind. Nobody loses by teaching the hard ones.',
    group: { unit: 'Unit', trainer: 'Trainer', course: 'Course' }, classes: 'Classes', trained: 'Assessed', nothing: 'No class was completed in this span', nothingText: 'Choose another span, or come back when results are confirmed.', hidden: (n: number) => `Groups of fewer than ${n} people are not listed; they count in the whole.`,
  },
})
