import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: { loading: '正在打开', title: '心理关爱', detail: '谁约过、谈什么，干部和管理员都看不到。这里只有咨询师名单和满五次的总数。', counsellors: '咨询师', none: '还没有咨询师。按手机号找到本范围的人，聘为咨询师，他在手机上放出时间。', ended: '已退出', end: '退出', endOf: (name: string) => `${name}退出`, phone: '手机号', about: '介绍', notFound: '本范围没有这个号码', found: (name: string) => `找到 ${name}`, admit: '聘为咨询师', months: '按月', topics: '按主题', units: '按单位', few: '不足 5 次', noFigures: '还没有数。', count: (n: string) => `${n} 次` },
  en: { loading: 'Opening', title: 'Counselling', detail: 'Who booked and what about is seen by no officer and no administrator. Here are the counsellors, and totals of five and more.', counsellors: 'Counsellors', none: 'No counsellors yet. Find a person of this range by mobile number and admit them; they offer times on the phone.', ended: 'ended', end: 'End', endOf: (name) => `End ${name}`, phone: 'Mobile number', about: 'About them', notFound: 'Nobody of this range has that number', found: (name) => `Found ${name}`, admit: 'Admit', months: 'By month', topics: 'By topic', units: 'By unit', few: 'fewer than 5', noFigures: 'Nothing yet.', count: (n) => `${n}` },
})
