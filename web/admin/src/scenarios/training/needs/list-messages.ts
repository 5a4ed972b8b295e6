import { defineMessages } from '@guildhall/ui'

export const listMessages = defineMessages({
  zh: {
    title: '逐条需求', count: (needs: string, seats: string) => `${needs} 条，${seats} 人次`,
    search: '编号、姓名、手机号、单位或原话', level: '等级', sure: '归类', sort: '排序',
    sorts: { newest: '新来的在前', oldest: '先来的在前', 'most-seats': '人多的在前', 'latest-first': '截止早的在前' },
    column: { number: '编号', who: '谁', occupation: '工种', level: '等级', place: '地方', seats: '人数', windows: '有空', wanted: '想什么时候', words: '原话', state: '状态', asked: '提出', class: '班级' },
    setTo: '归为', setDone: (changed: number, unchanged: number, learnt: readonly string[]) => `改好 ${changed} 条${unchanged > 0 ? `，${unchanged} 条没动（已排上或不归你管）` : ''}${learnt.length > 0 ? `。以后「${learnt.join('」「')}」就认得了` : ''}。`,
    plan: (count: number) => `给这 ${count} 条做方案`,
    emptyTitle: '没有符合的需求', empty: '换个筛选，或者清掉重来。', clear: '清掉筛选', back: '看需求清单', onlyThese: '只看这一格', backToGrid: '回需求清单',
    from: '来自导入的文件',
  },
  en: {
    title: 'Needs one by one', count: (needs, seats) => `${needs} needs, ${seats} people`,
    search: 'Number, name, mobile, unit or words', level: 'Level', sure: 'Understood', sort: 'Order',
    sorts: { newest: 'Newest first', oldest: 'Oldest first', 'most-seats': 'Most people first', 'latest-first': 'Most urgent first' },
    column: { number: 'Number', who: 'Who', occupation: 'Occupation', level: 'Level', place: 'Place', seats: 'People', windows: 'Free', wanted: 'Wanted', words: 'Words', state: 'State', asked: 'Asked', class: 'Class' },
    setTo: 'They mean', setDone: (changed, unchanged, learnt) => `${changed} changed${unchanged > 0 ? `, ${unchanged} left as they are (arranged, or not yours)` : ''}${learnt.length > 0 ? `. “${learnt.join('”, “')}” will be recognised from now on` : ''}.`,
    plan: (count) => `Plan for these ${count}`,
    emptyTitle: 'No need matches', empty: 'Try other filters or clear them.', clear: 'Clear the filters', back: 'To the demand list', onlyThese: 'This cell only', backToGrid: 'Back to the demand list',
    from: 'from an imported file',
  },
})
