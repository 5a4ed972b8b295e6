import { defineMessages } from '@guildhall/ui'

export const publicMessages = defineMessages({
  zh: {
    title: '大家都想学什么', detail: (total: string, units: string) => `现在有 ${total} 人次等着学，其中 ${units} 条是单位提的`, moved: (at: string) => `${at}更新`,
    chart: '按工种', table: '看数字', chartView: '看图', places: '按区县', occupation: '工种', people: '人数', few: (floor: number) => `不到 ${floor}`, hidden: '不单列',
    note: (floor: number) => `人数少于 ${floor} 的不公开，免得认出是谁；为了不让人推算出来，有时也少列一个。还没归类的需求只计入总数。`,
    ask: '我也想学', emptyTitle: '现在还没有需求', empty: '第一个说吧，一句话就行。', open: '展开等级', people1: (count: string) => `${count} 人`,
  },
  en: {
    title: 'What people want to learn', detail: (total, units) => `${total} people are waiting to learn; ${units} of the requests come from employers and departments`, moved: (at) => `updated ${at}`,
    chart: 'By occupation', table: 'As figures', chartView: 'As a chart', places: 'By county', occupation: 'Occupation', people: 'People', few: (floor) => `under ${floor}`, hidden: 'not shown',
    note: (floor) => `Figures below ${floor} are not published, so that nobody is recognised; sometimes one more is left out so that it can’t be worked out. Requests not sorted yet count in the total only.`,
    ask: 'I want to learn too', emptyTitle: 'No requests at the moment', empty: 'Be the first; one sentence is enough.', open: 'Show levels', people1: (count) => `${count} people`,
  },
})
