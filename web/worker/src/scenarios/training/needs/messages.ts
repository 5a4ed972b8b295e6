import { defineMessages } from '@guildhall/ui'

/** Words of needs that all pages of the phone share. */
export const messages = defineMessages({
  zh: {
    back: '返回', loading: '正在打开', failed: '没有办成', again: '再试一次',
    levels: { 0: '学徒工', 1: '初级工（五级）', 2: '中级工（四级）', 3: '高级工（三级）', 4: '技师（二级）', 5: '高级技师（一级）', 6: '特级技师', 7: '首席技师', none: '说不好，听安排' },
    windows: { 'weekday-day': '工作日白天', 'weekday-evening': '工作日晚上', weekend: '周末' }, anyTime: '随时都行',
    states: { open: '等安排', planned: '已进方案', invited: '可以报名', enrolled: '已报名', served: '已办结', withdrawn: '已撤回' },
    unclassified: '还没归类', until: (day: string) => `${day}前`, from: (day: string) => `${day}起`, between: (from: string, to: string) => `${from}–${to}`,
  },
  en: {
    back: 'Back', loading: 'Opening', failed: 'That did not work', again: 'Try again',
    levels: { 0: 'Apprentice', 1: 'Junior (grade 5)', 2: 'Intermediate (grade 4)', 3: 'Senior (grade 3)', 4: 'Technician (grade 2)', 5: 'Senior technician (grade 1)', 6: 'Special-grade technician', 7: 'Chief technician', none: 'Not sure, you decide' },
    windows: { 'weekday-day': 'Weekdays, daytime', 'weekday-evening': 'Weekday evenings', weekend: 'Weekends' }, anyTime: 'Any time',
    states: { open: 'Waiting', planned: 'In a plan', invited: 'Open for you', enrolled: 'Enrolled', served: 'Done', withdrawn: 'Withdrawn' },
    unclassified: 'Not sorted yet', until: (day) => `by ${day}`, from: (day) => `from ${day}`, between: (from, to) => `${from}–${to}`,
  },
})
