import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', back: '返回', dot: ' · ', failed: '没有打开',
    title: '福利', detail: '先到先得的、抽签的，都在这里，一人一份。', empty: '眼下没有福利', emptyNext: '工会发布了会出现在这里，首页也会提醒。',
    kind: { rush: '先到先得', draw: '抽签' }, phase: { draft: '准备中', soon: '还没开始', open: '正在领', drawing: '等抽签', over: '已结束', withdrawn: '不办了' }, entering: '正在报名',
    by: (unit: string, count: string) => `${unit}，共 ${count} 份`, opens: (when: string) => `${when} 开始`, closes: (when: string) => `${when} 截止`, drawn: (when: string) => `${when} 抽签`,
    eligible: { everyone: '人人可领', members: '本工会会员', gig: '新就业形态会员' }, period: { once: '一人一份', month: '每人每月一份', quarter: '每人每季一份', year: '每人每年一份' },
    reserve: (count: string, when: string) => `其中 ${count} 份留给新就业形态会员，到 ${when}，之后人人可领`, where: (place: string) => `到 ${place} 领取`, fetch: (days: number) => `领到后 ${days} 天内取，过期给下一位`, later: '由工会统一发到手里', left: (count: string) => `还剩 ${count} 份`, gone: '已领完，可以候补', over: '已经结束', waiting: (count: string) => `${count} 人候补`, entered: (count: string) => `${count} 人报名`,
    claim: '领一份', enter: '报名抽签', claiming: '正在领，别急，点一次就够', line: '排候补', until: (seconds: string) => `${seconds} 后开始`, notYet: '到时间这里会变成「领一份」，不用刷新。',
    got: '领到了', gotNext: '把这个码给店员或工作人员看，一码只能用一次。', gotLater: '不用做什么，工会会发到你手里。', fetchBy: (when: string) => `${when} 前取`, fetched: (when: string) => `${when} 已取走`, code: '领取码',
    inLine: (position: string) => `候补第 ${position} 位`, inLineNext: '前面有人退出或过期没取，就轮到你，会有消息。这一页自己会更新。',
    in: '报上名了', number: (entry: string) => `你的编号是 ${entry}`, inNext: '截止后公布名单的指纹，再公布种子，谁都可以自己算一遍。',
    lost: '这次没抽中', lostNext: '抽签没人能动手脚，你可以自己验一遍。', missed: '过期没取', missedNext: '已经给了下一位。半年内两次没来取，一个月不能再领。',
    price: (points: string) => `${points} 积分`, priceHave: (price: string, have: string) => `要 ${price} 积分，你有 ${have}`, short: (missing: string) => `还差 ${missing} 积分`, priceRule: '领到时扣。没取之前退掉，积分退回；过期没取，积分不退。候补和抽签，轮到你才扣。', toPoints: '看我的积分，怎么攒',
    giveBack: '退掉，让给别人', giveBackAsk: '退掉后马上给下一位，要不回来。', keep: '不退了', withdrawn: (reason: string) => `不办了：${reason}`, checkDraw: '验一验这次抽签', commitment: '抽签承诺', commitmentNext: '种子已经定好并封存，这是它的指纹。抽签后公布种子，一算便知没换过。', shared: '领取情况', pictures: '图片',
    verify: {
      title: '验抽签', bound: '报名前', boundNext: '种子已定，只公布它和规则的指纹', closed: '截止时', closedNext: '名单不再变，公布编号和名单的指纹', drawn: '抽签时', drawnNext: '公布种子，谁都能算出谁抽中', entries: (count: string) => `${count} 个编号`, notClosed: '还没截止，名单还没有封存。', notDrawn: '名单已封存，种子还没公布，所以现在谁也算不出结果。',
      ok: '验过了，对得上', bad: '对不上', okNext: '是你这台手机自己算的，没有问服务器。', badNext: '请截图保存，打 12351 反映。', checks: { rules: '规则读得懂', commitment: '种子和规则没换过', entries: '名单没改过', winners: '中签的人算得出来', waiting: '候补的顺序算得出来' }, seed: '种子', hash: '名单指纹', rules: '规则原文',
      mine: '查一个编号', won: (rank: string) => `中签，第 ${rank} 个抽出`, waitingAt: (rank: string) => `候补第 ${rank} 位`, notDrawnOne: '没抽中', unknown: '名单里没有这个编号', winners: '中签编号', save: '保存这份数据', how: '不用我们的网页也能验：保存数据后运行 npm run guildhall -- verify-draw，或照 docs/draws.md 手算。',
    },
  },
  en: {
    loading: 'Opening', again: 'Try again', back: 'Back', dot: ' · ', failed: 'It did not open',
    title: 'Benefits', detail: 'First come, first served, or drawn: all here, one for each person.', empty: 'No benefits at the moment', emptyNext: 'They appear here when a union announces them, and on your first page.',
    kind: { rush: 'First come', draw: 'Draw' }, phase: { draft: 'In preparation', soon: 'Coming', open: 'Open now', drawing: 'To be drawn', over: 'Over', withdrawn: 'Called off' }, entering: 'Entering',
    by: (unit, count) => `${unit}, ${count} of them`, opens: (when) => `begins ${when}`, closes: (when) => `until ${when}`, drawn: (when) => `drawn ${when}`,
    eligible: { everyone: 'Everybody', members: 'Members of this union', gig: 'Members in gig work' }, period: { once: 'One each', month: 'One a month', quarter: 'One a quarter', year: 'One a year' },
    reserve: (count, when) => `${count} of them are kept for members in gig work until ${when}, then open to all`, where: (place) => `Fetch it at ${place}`, fetch: (days) => `Fetch it within ${days} days, or it goes to the next`, later: 'The union brings it to you', left: (count) => `${count} left`, gone: 'All taken; you can wait in line', over: 'This is over', waiting: (count) => `${count} in line`, entered: (count) => `${count} entered`,
    claim: 'Claim one', enter: 'Enter the draw', claiming: 'Claiming; one tap is enough', line: 'Wait in line', until: (seconds) => `Begins in ${seconds}`, notYet: 'This turns into “Claim one” by itself. No need to reload.',
    got: 'It is yours', gotNext: 'Show this code to the shop or the clerk. It works once.', gotLater: 'Nothing to do: the union brings it to you.', fetchBy: (when) => `Fetch by ${when}`, fetched: (when) => `Fetched ${when}`, code: 'Code',
    inLine: (position) => `Number ${position} in line`, inLineNext: 'When somebody gives theirs back or does not fetch it, your turn comes and you are told. This page follows by itself.',
    in: 'You are in', number: (entry) => `Your number is ${entry}`, inNext: 'After entering closes the fingerprint of the list is published, then the seed. Anybody can compute the result.',
    lost: 'Not this time', lostNext: 'Nobody can bend the draw. You can check it yourself.', missed: 'Not fetched in time', missedNext: 'It went to the next. Twice in half a year means a month without.',
    price: (points) => `${points} points`, priceHave: (price, have) => `Takes ${price} points; you have ${have}`, short: (missing) => `${missing} points short`, priceRule: 'Taken when you get it. Given back before you fetch it, they come back; not fetched in time, they are gone. In a line or a draw they are taken when your turn comes.', toPoints: 'My points, and how to earn',
    giveBack: 'Give it back', giveBackAsk: 'It goes to the next at once and cannot be had back.', keep: 'Keep it', withdrawn: (reason) => `Called off: ${reason}`, checkDraw: 'Check this draw', commitment: 'Commitment of the draw', commitmentNext: 'The seed is set and sealed; this is its fingerprint. Once it is published anybody sees that it was not changed.', shared: 'How far it is', pictures: 'Pictures',
    verify: {
      title: 'Check a draw', bound: 'Before entering', boundNext: 'The seed is set; only the fingerprint of seed and rules is public', closed: 'When entering closes', closedNext: 'The list stands; its numbers and fingerprint are public', drawn: 'At the draw', drawnNext: 'The seed is public, and anybody can compute who won', entries: (count) => `${count} numbers`, notClosed: 'Entering is open; the list is not closed yet.', notDrawn: 'The list is closed and the seed is not out: nobody can compute the result yet.',
      ok: 'Checked: it agrees', bad: 'It does not agree', okNext: 'Computed by this device itself, without asking the server.', badNext: 'Keep a screenshot and call 12351.', checks: { rules: 'The rules can be read', commitment: 'Seed and rules were not changed', entries: 'The list was not changed', winners: 'The winners follow from it', waiting: 'The order of the line follows from it' }, seed: 'Seed', hash: 'Fingerprint of the list', rules: 'Rules, as hashed',
      mine: 'Look a number up', won: (rank) => `Won, drawn as number ${rank}`, waitingAt: (rank) => `Number ${rank} in line`, notDrawnOne: 'Not drawn', unknown: 'Not on the list', winners: 'Numbers that won', save: 'Save these data', how: 'Without our page: save the data and run npm run guildhall -- verify-draw, or follow docs/draws.md by hand.',
    },
  },
})
