import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '培训券', back: '返回', loading: '正在打开', dot: '·', join: '、', empty: '还没有培训券', emptyNext: '本地区有能领的券时会出现在这里。没填工作单位、也没入会的，先填单位或入会。', mine: '我的券', offers: '可以领的', yuan: (yuan: string) => `${yuan} 元`,
    until: (day: string) => `${day}前可用`, for: (occupations: string) => `用于：${occupations}`, number: (number: string) => `券号 ${number}`, membersOnly: '限工会会员',
    ask: '领这张券', use: '用在这个班', spendFor: (title: string) => `用在这个班：${title}`, price: (yuan: string) => `这个班用券 ${yuan} 元`, rest: (yuan: string) => `余下 ${yuan} 元不找零`, noClass: '报上能用券的班以后，在这里用券。', toClasses: '看看有哪些班', spentOn: (title: string, yuan: string) => `用在「${title}」，${yuan} 元`,
    sure: '用了就抵这个班的费用；退班或停班会退回来。', state: { issued: '可以用', spent: '已用', expired: '已过期' },
  },
  en: {
    title: 'Training vouchers', back: 'Back', loading: 'Opening', dot: ' · ', join: ', ', empty: 'No voucher yet', emptyNext: 'Vouchers of your area will show here. If you have told neither a workplace nor joined a union, do so first.', mine: 'Mine', offers: 'You may have', yuan: (yuan) => `¥${yuan}`,
    until: (day) => `use by ${day}`, for: (occupations) => `For: ${occupations}`, number: (number) => `No. ${number}`, membersOnly: 'union members only',
    ask: 'Get this voucher', use: 'Use it here', spendFor: (title) => `Use it here: ${title}`, price: (yuan) => `This class takes ¥${yuan}`, rest: (yuan) => `the other ¥${yuan} are not given back`, noClass: 'Once you have a seat in a class that takes it, use it here.', toClasses: 'See the classes', spentOn: (title, yuan) => `Used for “${title}”, ¥${yuan}`,
    sure: 'It pays for this class. If you leave it or it is called off, the voucher comes back.', state: { issued: 'Ready', spent: 'Used', expired: 'Lapsed' },
  },
})
