import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', close: '关上', cancel: '不办了', save: '保存',
    done: { title: '办过的', detail: '你以各个身份办的事，都在审计日志里', empty: '还没有办过事', emptyNext: '办了第一件，这里就有记录。', behalf: '代办', from: '从', to: '到', when: '时间', what: '办了什么', why: '原因', open: '去看' },
    inbox: { title: '消息', detail: (count: number) => (count > 0 ? `${count} 条没看` : '都看过了'), all: '全部', unread: '没看的', empty: '没有消息', emptyNext: '有事要你知道，会发到这里。', readAll: '都看过了' },
    search: {
      title: (words: string) => `找「${words}」`, hint: '至少写两个字；手机号、身份证号要写全。', people: '人', units: '单位', classes: '班级', needs: '需求', certificates: '证书', none: '没有找到', noneNext: '换个写法，或核对号码。只找得到你管理范围里的。', placeholder: '搜人、单位、班级、编号',
    },
    account: {
      title: '我的账号', devices: '登录过的设备', devicesDetail: '不认识的，马上退出并改密码', here: '这台', lastSeen: (when: string) => `最近 ${when}`, revoke: '退出', revokeOthers: '退出其他设备', password: '换密码', current: '现在的密码', next: '新密码', rule: '至少 10 位，大写、小写、数字、符号里有三种，不含用户名', twice: '再输一遍', differs: '两次输入的不一样', change: '换密码', changed: '密码换好了，其他设备已退出。',
      roles: '我的身份', until: (day: string) => `到 ${day}`, acting: '现在用着', use: '换成这个', totp: '手机验证器', totpDetail: '登录要填它显示的 6 位数。手机丢了，请安全管理员重置，下次登录重新扫码。',
    },
    assist: {
      title: '窗口来人了？', detail: '先找到他，再替他办。记录会写明是代办。', find: '手机号或姓名', findHint: '手机号写全，姓名至少两个字', look: '查找', found: (count: number) => `找到 ${count} 位`, none: '没有登记过', noneNext: '问清姓名和手机号，登记后就能办。', start: '替他办', create: '登记并开始', name: '姓名', phone: '手机号', phoneWrong: '请填 11 位手机号', nameWrong: '请填姓名',
      acting: (name: string) => `正在替 ${name} 办理`, actingDetail: '右边是他的职工端，办的每一件都记作代办', end: '结束代办', frame: (name: string) => `${name} 的职工端`, steps: '能替他办的', can: { join: '替他申请入会', union: '他的会籍：进度、转会、退会', need: '登记想学什么', classes: '找个班报名', mine: '他的班：请假、退班', opinions: '回答征集意见', evaluations: '评价上完的班', certificates: '看证书、打印' }, standing: { contact: '单位登记的联系人', own: '本人登录过', 'real-name': '已实名' }, lasts: '一次代办最长 4 小时，到时要重新开始。',
      consent: { title: '他的登记不在你的管理范围', detail: '本人在窗口就能办：给他的手机发一个验证码，念给你听就算同意。', code: '他念的验证码', sent: '已发到他的手机，5 分钟内有效', send: '发给他', again: (seconds: number) => `${seconds} 秒后再发`, start: '本人同意，开始代办' },
    },
    phones: { title: '换号申请', detail: '核对身份证，人、证、登记一致再同意', open: '等核对', accepted: '已同意', rejected: '已退回', none: '没有等核对的', noneNext: '职工在登录页点“手机号换了”，申请会到这里。', old: '原号', new: '新号', asked: '申请', accept: '核对一致，同意', reject: '退回', reason: '核对情况', reasonHint: '看了什么证件，或为什么退回', decided: '处理', title1: '姓名', unit: '单位' },
  },
  en: {
    loading: 'Opening', again: 'Try again', close: 'Close', cancel: 'Cancel', save: 'Save',
    done: { title: 'What I did', detail: 'In whatever role; it all stands in the audit log', empty: 'Nothing yet', emptyNext: 'The first thing you do will be here.', behalf: 'assisted', from: 'From', to: 'To', when: 'When', what: 'What', why: 'Why', open: 'Open' },
    inbox: { title: 'Inbox', detail: (count) => (count > 0 ? `${count} unread` : 'All read'), all: 'All', unread: 'Unread', empty: 'No notices', emptyNext: 'What you should know will be here.', readAll: 'Mark all as read' },
    search: {
      title: (words) => `Looking for “${words}”`, hint: 'At least two characters; phone and ID numbers in full.', people: 'People', units: 'Units', classes: 'Classes', needs: 'Needs', certificates: 'Certificates', none: 'Nothing found', noneNext: 'Write it differently, or check the number. Only your range is searched.', placeholder: 'People, units, classes, numbers',
    },
    account: {
      title: 'My account', devices: 'Where I am logged in', devicesDetail: 'Log out what you do not know, and change the password', here: 'this one', lastSeen: (when) => `last ${when}`, revoke: 'Log out', revokeOthers: 'Log the others out', password: 'Password', current: 'Present password', next: 'New password', rule: 'At least 10 characters, three of upper case, lower case, digits, symbols, without the login name', twice: 'Once more', differs: 'The two differ', change: 'Change it', changed: 'Changed. Other devices are logged out.',
      roles: 'My roles', until: (day) => `until ${day}`, acting: 'acting now', use: 'Act as this', totp: 'Authenticator', totpDetail: 'Logging in asks for its six digits. Phone lost? The security administrator resets it; the next login enrols a new one.',
    },
    assist: {
      title: 'Somebody at the window?', detail: 'Find the person, then act for them. The record says so.', find: 'Phone or name', findHint: 'The whole number, or two characters of the name', look: 'Look', found: (count) => `${count} found`, none: 'Not on record', noneNext: 'Ask for name and phone; once on record, you can begin.', start: 'Act for them', create: 'Add and begin', name: 'Name', phone: 'Phone', phoneWrong: 'Enter the 11 digits', nameWrong: 'Enter the name',
      acting: (name) => `Acting for ${name}`, actingDetail: 'At the right is their app; everything done there is recorded as assisted', end: 'End', frame: (name) => `The app of ${name}`, steps: 'What you can do for them', can: { join: 'Ask to join a union', union: 'Their membership: progress, transfer', need: 'Say what they want to learn', classes: 'Find a class and join', mine: 'Their classes: leave, ask leave', opinions: 'Answer a plan', evaluations: 'Judge a class', certificates: 'See and print certificates' }, standing: { contact: 'contact of a unit', own: 'has logged in', 'real-name': 'real name verified' }, lasts: 'A session lasts four hours at most.',
      consent: { title: 'Their record lies outside your range', detail: 'If they are here you can still act: their phone gets a code, and reading it out is their consent.', code: 'The code they read out', sent: 'Sent to their phone, valid for five minutes', send: 'Send it', again: (seconds) => `again in ${seconds} s`, start: 'They agree: begin' },
    },
    phones: { title: 'Changed numbers', detail: 'Compare person, card and record before you accept', open: 'Waiting', accepted: 'Accepted', rejected: 'Rejected', none: 'Nothing waits', noneNext: 'Workers ask on the login page; requests come here.', old: 'Old', new: 'New', asked: 'Asked', accept: 'They agree: accept', reject: 'Reject', reason: 'What you checked', reasonHint: 'Which document you saw, or why you reject', decided: 'Decided', title1: 'Name', unit: 'Unit' },
  },
})
