import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '我的工会正在筹建', detail: '同意入会的，工会一成立就是会员。', loading: '正在打开', again: '再试一次', failed: '没有办成', back: '返回', empty: '现在没有和你有关的建会', emptyText: '单位要建工会时，会在这里请你看看。', dot: '·',
    kind: { single: '单独建会', joint: '联合建会', industry: '行业工会', project: '项目工会', area: '区域工会' },
    state: { preparing: '准备申请', applied: '等上级答复', enrolling: '正在发展会员', called: '大会已通知', voting: '正在选举', elected: '选出来了', reported: '等上级批复', formalities: '成立了', complete: '成立了', withdrawn: '不建了' },
    consent: { asked: '还没答', agreed: '我同意入会', declined: '我不入会' }, founders: '发起单位', federation: '上级工会', group: '筹备组', leader: '组长', years: (years: number) => `每届 ${years} 年`, agreedCount: (agreed: number, members: number) => `${agreed} 位同事已同意，预计 ${members} 位会员`,
    ask: '你要不要入会？', askText: '自愿入会，随时可以退会。会费按规定交；会员可以享受维权、帮扶、培训和普惠服务。', agree: '我同意入会', decline: '我先不入', changeMind: '大会召开前可以改', changeTo: { agreed: '改成不入会', declined: '改成同意入会' },
    congress: '第一次大会', here: '已签到', comeIn: '我到会了', code: '会场屏幕上的 6 位签到码', enter: '签到', paper: '你领的是纸质选票，投进会场的票箱。', notInvited: '这次开代表大会，由代表投票。', waiting: '签到好了，等主持人发票。页面会自己更新。',
    ballot: (number: number) => `第 ${number} 轮选票`, body: { committee: '工会委员会', audit: '经费审查委员会', women: '女职工委员会', chair: '主席' }, choose: (seats: number) => `选 ${seats} 位，可以少选，不能多选`, chosen: (count: number, seats: number) => `已选 ${count} / ${seats}`, mark: { yes: '赞成', no: '不赞成', abstain: '弃权' }, tooMany: (body: string, seats: number) => `${body}最多选 ${seats} 位，多选的票作废，请减一些。`,
    secret: '无记名：票投进去就分不出是谁的，谁也查不到你选了谁。投了不能改。', check: '看一遍，再投', addOther: '另选他人', otherName: (n: number) => `另选的人 ${n}（写全名）`, otherHint: '只能写同意入会的同事，写全名；和赞成的人一起算名额。', written: (name: string) => `${name}（另选）`, review: '你选了', none: '一位也没赞成', put: '投进票箱', change: '再改改', voted: '你的票已投进票箱', votedText: '结果由主持人当场宣布，也会显示在这里。',
    results: '选举结果', votes: (count: number) => `${count} 票`, member: (name: string) => `你是「${name}」的会员了。`,
  },
  en: {
    title: 'My union is being founded', detail: 'Who agrees is a member from the first day.', loading: 'Opening', again: 'Try again', failed: 'Not done', back: 'Back', empty: 'Nothing is being founded with you', emptyText: 'When a union is founded where you work, you are asked here.', dot: ' · ',
    kind: { single: 'Single', joint: 'Joint', industry: 'Industry', project: 'Project', area: 'Area' },
    state: { preparing: 'Being prepared', applied: 'Waiting for the reply', enrolling: 'Winning members', called: 'Congress called', voting: 'Voting', elected: 'Elected', reported: 'Waiting for approval', formalities: 'Founded', complete: 'Founded', withdrawn: 'Given up' },
    consent: { asked: 'no answer yet', agreed: 'I join', declined: 'I do not join' }, founders: 'Founders', federation: 'Federation', group: 'Preparation group', leader: 'leader', years: (years) => `${years}-year terms`, agreedCount: (agreed, members) => `${agreed} colleagues have agreed; ${members} members are expected`,
    ask: 'Do you want to join?', askText: 'Joining is your choice, and you can leave. Dues are as ruled; members have legal help, support, training and benefits.', agree: 'I join', decline: 'Not now', changeMind: 'You can change this until the congress', changeTo: { agreed: 'I do not join after all', declined: 'I join after all' },
    congress: 'The first congress', here: 'You are checked in', comeIn: 'I am here', code: 'The six digits on the screen in the room', enter: 'Check in', paper: 'You have a paper ballot: put it into the box in the room.', notInvited: 'Delegates meet and vote for all.', waiting: 'You are checked in. Wait for the ballots; this page looks by itself.',
    ballot: (number) => `Ballot ${number}`, body: { committee: 'Committee', audit: 'Audit committee', women: 'Women’s committee', chair: 'Chair' }, choose: (seats) => `Choose ${seats}; fewer is fine, more is not`, chosen: (count, seats) => `${count} of ${seats} chosen`, mark: { yes: 'Yes', no: 'No', abstain: 'Abstain' }, tooMany: (body, seats) => `${body}: at most ${seats}. A ballot with more is void; choose fewer.`,
    secret: 'Secret: once in the box nobody can tell whose ballot it is. It cannot be changed.', check: 'Look it over, then vote', addOther: 'Write in somebody else', otherName: (n) => `Somebody else ${n} (full name)`, otherHint: 'Somebody who agreed to join, by their full name; it counts as one of those you choose.', written: (name) => `${name} (written in)`, review: 'You chose', none: 'nobody', put: 'Put it into the box', change: 'Change it', voted: 'Your ballot is in the box', votedText: 'The result is announced in the room and shown here.',
    results: 'Results', votes: (count) => `${count} votes`, member: (name) => `You are a member of ${name}.`,
  },
})
