import { defineMessages } from '@guildhall/ui'

export const pointsMessages = defineMessages({
  zh: {
    title: '我的积分', back: '返回', loading: '正在打开', dot: ' · ', empty: '这里还没有积分', emptyNext: '你所在的工会还没启用积分。启用以后，上课签到、交评价、拿证书都能攒。', unit: '分', toBenefits: '去换福利',
    lapsing: (points: string, day: string) => `其中 ${points} 分 ${day}到期，先用这些`, noLapsing: '今年没有要到期的', until: '今年得的分，用到明年 12 月 31 日。先得的先用。', closed: '这里不再攒分，手里的还能用。',
    how: '怎么攒', each: (points: string) => `${points} 分`, cap: (points: string) => `每月最多 ${points} 分`, rules: { lesson: '上课签到，每节', certificate: '拿到证书，每本', evaluation: '交培训评价，每个班', joining: '加入工会' },
    movements: '每一笔', none: '还没有动过。', kinds: { lesson: '上课签到', certificate: '拿到证书', evaluation: '交了评价', joining: '加入工会', claimed: '换福利', back: '退回', lapsed: '到期', joined: '两份登记并成一份' },
  },
  en: {
    title: 'My points', back: 'Back', loading: 'Opening', dot: ' · ', empty: 'No points here yet', emptyNext: 'Your union has none in use. Once it has, lessons, evaluations and certificates earn some.', unit: 'points', toBenefits: 'See the benefits',
    lapsing: (points, day) => `${points} of them lapse after ${day}: they are used first`, noLapsing: 'None lapse this year', until: 'What you earn this year is good until 31 December of the next. The oldest go first.', closed: 'Nothing more is earned here; what you have can be used.',
    how: 'How to earn', each: (points) => `${points} points`, cap: (points) => `at most ${points} a month`, rules: { lesson: 'Check in at a lesson, each', certificate: 'Earn a certificate, each', evaluation: 'Hand in an evaluation, each class', joining: 'Join the union' },
    movements: 'Every movement', none: 'Nothing has moved yet.', kinds: { lesson: 'Lesson', certificate: 'Certificate', evaluation: 'Evaluation', joining: 'Joined the union', claimed: 'Benefit', back: 'Came back', lapsed: 'Lapsed', joined: 'Two records became one' },
  },
})
