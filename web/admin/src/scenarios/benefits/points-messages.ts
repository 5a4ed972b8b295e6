import { defineMessages } from '@guildhall/ui'

export const pointsMessages = defineMessages({
  zh: {
    title: '福利积分', detail: '会员做了什么得几分，攒了换福利；每一分都有账。', loading: '正在打开', cancel: '取消', save: '保存', add: '启用本单位积分', edit: '改积分办法', empty: '还没有积分', emptyNext: '本单位和上级都没启用。启用后，发布福利时可以要积分。', from: (unit: string) => `本单位没有自己的积分，用的是${unit}的。`, active: '在用', paused: '停用',
    name: '名称', kind: '做什么', points: '得几分', cap: '每月最多', noCap: '不限', inUse: '在用（停用后不再得分，手里的还能用）', stands: '改了只管以后，已经得的不变。', validity: '当年得的分用到次年 12 月 31 日，先得的先用，到期清零。一件事只得一次。', where: '积分在哪', year: '年度', yearOf: (year: number) => `${year} 年得的`, earned: '发出', held: '会员手里', spent: '已换福利', lapsed: '已到期',
    kinds: { lesson: '上课签到（每节）', certificate: '拿到证书（每本）', evaluation: '交培训评价（每个班）', joining: '加入工会' },
  },
  en: {
    title: 'Points', detail: 'What members earn points for, to spend on benefits; each one is accounted for.', loading: 'Opening', cancel: 'Cancel', save: 'Save', add: 'Set up points', edit: 'Change the rules', empty: 'No points yet', emptyNext: 'Neither your unit nor one above it has any. Once set up, a benefit may ask for points.', from: (unit) => `Your unit has none of its own: those of ${unit} hold.`, active: 'In use', paused: 'Not in use',
    name: 'Name', kind: 'What for', points: 'Points', cap: 'Most a month', noCap: 'no limit', inUse: 'In use (when not, nothing is earned; what people have can be spent)', stands: 'Changes hold from now on; what was earned stands.', validity: 'What is earned in a year is good until 31 December of the next, the oldest is spent first, the rest lapses. One thing earns once.', where: 'Where the points are', year: 'Year', yearOf: (year) => `Earned in ${year}`, earned: 'Given', held: 'In hands', spent: 'Spent', lapsed: 'Lapsed',
    kinds: { lesson: 'Checking in at a lesson (each)', certificate: 'A certificate (each)', evaluation: 'An evaluation (each class)', joining: 'Joining the union' },
  },
})
