import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '我的', loading: '正在打开', again: '再试一次', back: '返回', dot: '·',
    noName: '还没填姓名', phone: '手机号', unit: '单位', noUnit: '没填单位', standing: { contact: '单位登记', own: '手机号验证过', 'real-name': '已实名' }, edit: '改姓名、单位',
    mine: '我的事', union: '我的会籍', unionDetail: '会员卡、入会、转会', needs: '我想学的', classes: '我的班', certificates: '我的证书', notices: '消息',
    account: '账号和资料', changePhone: '换手机号', changePhoneDetail: '新号收验证码，窗口核对身份', devices: '登录过的设备', devicesDetail: '不认识的可以退出', data: '留了我哪些信息', dataDetail: '按来源列明，可以带走',
    phoneSettings: '这台手机', about: '字号和语言', aboutDetail: '大字模式、English、离线', demo: '换个演示身份', demoDetail: '点一下就换', inbox: '短信收件箱（演示）', inboxDetail: '演示里发出的短信', logout: '退出登录', assisted: '代办时看不到账号和设备，请本人自己登录查看。',
    data_: { title: '留了我哪些信息', intro: (day: string) => `到 ${day} 为止，系统里关于你的信息都在这里。手机号、身份证号按规定隐去中间几位。`, export: '存成文件（JSON）', fileName: '我的信息.json', none: '没有留你的信息', rows: (count: number) => `${count} 条`, why: '为什么留：', wrong: '有不对的？', wrongNext: '姓名、单位可以自己改；其他请到工会窗口，或打 12351。', correct: '改姓名、单位', erase: '不想再留？', eraseNext: '可以要求删除。先看清楚哪些会删、哪些按规定要留。', toErase: '删除我的信息', erasing: (day: string) => `已申请删除，${day}夜里办`, seeErasing: '查看或撤回' },
    erase_: {
      title: '删除我的信息', intro: '删了就找不回来。以后再用，要重新登记。', first: '先办完这些', firstNext: '这些事还牵着别人，办完才能申请。', goes: '会删掉', stays: '会留下', staysNext: '留下的都写明原因。', emptied: '内容清空', times: (count: number) => `${count} 条`,
      confirm: '我看清楚了，要删除', ask: '申请删除', due: (day: string) => `${day}夜里删除，之前随时可以撤回。会给你发一条短信。`, asked: (day: string) => `已申请，${day}夜里删除`, askedAssisted: '（窗口代你申请）', heldUp: '到日子了，但还有事没办完。办完当天夜里就删。', back: '撤回申请', taken: '已撤回，什么都没删。',
    },
    devices_: { title: '登录过的设备', here: '这台', lastSeen: (when: string) => `最近 ${when}`, since: (when: string) => `${when}登录`, revoke: '退出这台', revokeOthers: '退出其他设备' },
    inbox_: { title: '短信收件箱', intro: '演示环境不发真短信，发出的都在这里，号码隐去中间几位。', none: '还没有短信', noneNext: '在登录页点“发给我”，验证码会到这里。', not: '只有演示环境才有短信收件箱。', refresh: '刷新', states: { waiting: '待发', sent: '已发', refused: '被拒' } },
  },
  en: {
    title: 'Me', loading: 'Opening', again: 'Try again', back: 'Back', dot: ' · ',
    noName: 'No name yet', phone: 'Phone', unit: 'Unit', noUnit: 'No unit yet', standing: { contact: 'named by a unit', own: 'phone verified', 'real-name': 'real name verified' }, edit: 'Correct name or unit',
    mine: 'My things', union: 'My membership', unionDetail: 'Card, joining, transfer', needs: 'What I want to learn', classes: 'My classes', certificates: 'My certificates', notices: 'Notices',
    account: 'Account and data', changePhone: 'Change my number', changePhoneDetail: 'The new number gets a code; the window checks', devices: 'Where I am logged in', devicesDetail: 'Log out what you do not know', data: 'What is held about me', dataDetail: 'By source, to take along',
    phoneSettings: 'This phone', about: 'Text size and language', aboutDetail: 'Large text, 中文, offline', demo: 'Be somebody else (demo)', demoDetail: 'One tap', inbox: 'Text messages (demo)', inboxDetail: 'What the demo would have sent', logout: 'Log out', assisted: 'Account and devices are hidden while a clerk assists; the person logs in to see them.',
    data_: { title: 'What is held about me', intro: (day) => `All that the system holds about you on ${day}. Phone and ID numbers are masked in the middle.`, export: 'Save as a file (JSON)', fileName: 'my-data.json', none: 'Nothing is held about you', rows: (count) => `${count}`, why: 'Why it is held: ', wrong: 'Something wrong?', wrongNext: 'Name and unit you correct yourself; for the rest come to the window or call 12351.', correct: 'Correct name or unit', erase: 'Want it gone?', eraseNext: 'You can have it erased. See first what goes and what has to stay.', toErase: 'Erase my data', erasing: (day) => `You asked for erasure: it is done in the night of ${day}`, seeErasing: 'See or take back' },
    erase_: {
      title: 'Erase my data', intro: 'Erased is erased. To come back you begin anew.', first: 'End these first', firstNext: 'Others depend on them; then you can ask.', goes: 'What goes', stays: 'What stays', staysNext: 'Each with its reason.', emptied: 'emptied', times: (count) => `${count}`,
      confirm: 'I have seen this and want it erased', ask: 'Ask for erasure', due: (day) => `It is done in the night of ${day}; until then you can take it back. You get a text message.`, asked: (day) => `Asked for; done in the night of ${day}`, askedAssisted: ' (asked for you at the window)', heldUp: 'The day has come, but something is still under way. It is done in the night after that has ended.', back: 'Take it back', taken: 'Taken back; nothing was erased.',
    },
    devices_: { title: 'Where I am logged in', here: 'this one', lastSeen: (when) => `last ${when}`, since: (when) => `since ${when}`, revoke: 'Log this one out', revokeOthers: 'Log the others out' },
    inbox_: { title: 'Text messages', intro: 'The demo sends no real messages; they are all here, numbers masked.', none: 'No messages yet', noneNext: 'Press “Send it” on the login page: the code arrives here.', not: 'Only a demo has an inbox.', refresh: 'Refresh', states: { waiting: 'waiting', sent: 'sent', refused: 'refused' } },
  },
})
