import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '我的待办', aside: '今天', loading: '正在理待办', again: '再试一次',
    doFirst: (count: number) => `今天先办这 ${count} 件`, nothingDue: '今天没有到期的', allDone: '都办完了',
    summary: (late: number, soon: number) => [late > 0 ? `其中 ${late} 件已超时。` : '', soon > 0 ? `这两周还有 ${soon} 件${late > 0 ? '' : '，都来得及'}。` : ''].join('') || '新的事情会自己排进来。',
    allKinds: '全部类型', begin: '从第一件开始办',
    group: { overdue: '已超时', today: '今天到期', week: '本周', 'next-week': '下周', later: '再往后' },
    kind: {
      'childcare.day': '托管班', 'lectures.order': '点单匹配', 'lectures.check': '课程审核', 'lectures.held': '讲课确认', founding: '建会', 'coverage.visit': '建会跟进', 'vouchers.statement': '培训券对账', 'training.plan': '培训方案', 'training.opinion': '意见', 'training.class': '班级', 'training.result': '成绩', 'training.certificate': '复核发证', 'training.leave': '请假', 'training.need': '需求', 'training.evaluation': '评价',
      'registry.phone-change': '换号申请', 'platform.job': '后台任务',
    },
    late: (days: number) => (days === 0 ? '刚超时' : `超 ${days} 天`), before: (time: string) => `${time} 前`, endOfDay: '下班前', left: (days: number) => `还差 ${days} 天`, yours: '·你是经办人',
    ruler: (from: string, due: string, said: string) => `${from}起，${due}止，${said}`,
    emptyTitle: '没有要办的', empty: '现在没有等你办的事。有新的会出现在这里，也会有消息提醒。', seeDone: '看看办过的',
    today: '今天在进行', noAgenda: '今天没有课。', live: '进行中', waiting: '等别人的', dueToday: '今天', days: (count: number) => `${count} 天`,
    onTime: '本月按时办结', bars: '每天办结数', month: (done: number, late: number) => (late > 0 ? `办结 ${done} 件，超时 ${late} 件（深色的日子）` : `办结 ${done} 件，没有超时`),
    window: '窗口来人了？', windowDetail: '替他办，记录会写明是代办', assist: '开始代办',
  },
  en: {
    title: 'My queue', aside: 'Today', loading: 'Reading the queue', again: 'Try again',
    doFirst: (count) => (count === 1 ? 'Do this one first' : `Do these ${count} first`), nothingDue: 'Nothing is due today', allDone: 'All done',
    summary: (late, soon) => [late > 0 ? `${late} of them overdue.` : '', soon > 0 ? `${soon} more within two weeks.` : ''].filter(Boolean).join(' ') || 'New things find their own place here.',
    allKinds: 'All kinds', begin: 'Begin with the first',
    group: { overdue: 'Overdue', today: 'Due today', week: 'This week', 'next-week': 'Next week', later: 'Later' },
    kind: {
      'childcare.day': 'Holiday classes', 'lectures.order': 'Orders to match', 'lectures.check': 'Lectures to check', 'lectures.held': 'Lectures to confirm', founding: 'Founding', 'coverage.visit': 'Union building', 'vouchers.statement': 'Voucher statements', 'training.plan': 'Plans', 'training.opinion': 'Opinions', 'training.class': 'Classes', 'training.result': 'Results', 'training.certificate': 'Confirmation', 'training.leave': 'Leave', 'training.need': 'Needs', 'training.evaluation': 'Evaluation',
      'registry.phone-change': 'Changed numbers', 'platform.job': 'Jobs',
    },
    late: (days) => (days === 0 ? 'just overdue' : `${days} d late`), before: (time) => `by ${time}`, endOfDay: 'by tonight', left: (days) => `${days} d left`, yours: ' · yours',
    ruler: (from, due, said) => `From ${from} to ${due}, ${said}`,
    emptyTitle: 'Nothing waits for you', empty: 'What is new will appear here, and a notice will say so.', seeDone: 'See what you did',
    today: 'On today', noAgenda: 'No lessons today.', live: 'now', waiting: 'Waiting for others', dueToday: 'today', days: (count) => `${count} d`,
    onTime: 'On time this month', bars: 'Finished each day', month: (done, late) => (late > 0 ? `${done} finished, ${late} late (dark days)` : `${done} finished, none late`),
    window: 'Somebody at the window?', windowDetail: 'Act for them; the record says so', assist: 'Begin',
  },
})
