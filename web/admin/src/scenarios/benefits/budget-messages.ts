import { defineMessages } from '@guildhall/ui'

export const budgetMessages = defineMessages({
  zh: {
    loading: '正在打开', dot: ' · ', cancel: '取消', none: '—', yuan: (yuan: string) => `${yuan} 元`, amount: '金额（元）',
    list: { title: '福利预算', detail: '每年一笔：拨入、下拨、发布福利时预留、领走后核销，每一分都查得到。', year: '年度', yearOf: (year: number) => `${year} 年`, fund: '拨入自有经费', fundDetail: '拨入本单位这一年的福利预算。拨错了可以冲回。', empty: '这一年还没有福利预算', emptyNext: '拨入自有经费，或请上级拨给，就能发布有单价的福利。', unit: '单位', from: '来源', own: '自有经费', total: '预算', passed: '下拨', reserved: '预留', spent: '已核销', free: '可用', closed: { back: '已收回', on: '已结转' } },
    one: {
      pass: '下拨', passDetail: '拨给本单位下面的一个工会，它马上可以用。', to: '拨给', decide: '处理余额', decideDetail: (free: string) => `这一年还剩 ${free} 元没用。当月可以撤销，过了月不能再改；福利以后退回的也照这样处理。`, undo: '撤销余额处理', undoDetail: '转走的钱记一笔相反的退回来，这笔预算又能用。当月有效，已经被用掉的退不回来。', back: '收回', backOf: { own: '退出预算，钱还是单位的', above: '退回给它的那笔预算' }, on: '结转到下一年',
      releases: '用这笔钱的福利', release: '福利', opens: '开始', cost: '单价', quantity: '份数', noReleases: '还没有福利用这笔钱。', below: '下拨给', noBelow: '还没有下拨。', movements: '每一笔', movementsOf: (name: string) => `「${name}」的每一笔`, all: '看全部', look: '看每一笔', noMovements: '还没有动过。', at: '时间', kind: '事项', what: '福利或单位', change: '金额（元）', after: '余额（元）', by: '经手', clock: '系统', more: '更早的', first: '回到最新', takeBack: '冲回', takeBackDetail: '记一笔相反的，原来那一笔留着。只能冲回还没用掉的钱。',
      statement: '月对账单', month: '月份', download: '下载',
      kinds: { funded: '拨入', passed: '下拨', received: '上级拨入', reserved: '预留', returned: '退回', spent: '核销', unspent: '核销后退回', 'taken-back': '撤销核销', back: '年终收回', on: '结转下年', carried: '上年结转', undone: '撤销余额处理', corrected: '冲回' },
    },
  },
  en: {
    loading: 'Opening', dot: ' · ', cancel: 'Cancel', none: '—', yuan: (yuan) => `¥${yuan}`, amount: 'Amount (yuan)',
    list: { title: 'Benefit budgets', detail: 'One a year: put in, passed down, set aside when a benefit is published, spent when it is handed over. Every fen can be traced.', year: 'Year', yearOf: (year) => String(year), fund: 'Put in own funds', fundDetail: 'Goes into your unit’s benefit budget of this year. A mistake can be taken back.', empty: 'No benefit budget in this year', emptyNext: 'Put in own funds, or ask the union above for some: then benefits that cost something can be published.', unit: 'Unit', from: 'From', own: 'Own funds', total: 'Budget', passed: 'Passed down', reserved: 'Set aside', spent: 'Spent', free: 'Free', closed: { back: 'Taken back', on: 'Carried on' } },
    one: {
      pass: 'Pass down', passDetail: 'To a union below your own, which can use it at once.', to: 'To', decide: 'Year’s end', decideDetail: (free) => `¥${free} of this year are left. You may undo it within this month; after that it stands. What benefits give back later follows it.`, undo: 'Undo the year’s end', undoDetail: 'What went away comes back by opposite entries, and the budget can be used again. Within this month, and as far as the money is still there.', back: 'Take back', backOf: { own: 'out of the budget; the money stays the unit’s', above: 'to the budget that gave it' }, on: 'Carry on into the next year',
      releases: 'Benefits paid from it', release: 'Benefit', opens: 'Opens', cost: 'Each', quantity: 'How many', noReleases: 'No benefit is paid from it yet.', below: 'Passed down to', noBelow: 'Nothing was passed down yet.', movements: 'Movements', movementsOf: (name) => `Movements of “${name}”`, all: 'Show all', look: 'Movements', noMovements: 'Nothing has moved yet.', at: 'When', kind: 'What', what: 'Benefit or unit', change: 'Amount (yuan)', after: 'After it (yuan)', by: 'By', clock: 'the system', more: 'Earlier', first: 'Back to the newest', takeBack: 'Take back', takeBackDetail: 'An opposite entry is made and the first one stays. Only what is still free can be taken back.',
      statement: 'Monthly statement', month: 'Month', download: 'Download',
      kinds: { funded: 'Put in', passed: 'Passed down', received: 'From above', reserved: 'Set aside', returned: 'Came back', spent: 'Spent', unspent: 'Given back after', 'taken-back': 'Hand-over taken back', back: 'Taken back at year’s end', on: 'Carried on', carried: 'From the year before', undone: 'Year’s end undone', corrected: 'Corrected' },
    },
  },
})
