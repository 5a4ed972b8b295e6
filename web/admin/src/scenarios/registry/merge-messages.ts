import { defineMessages } from '@guildhall/ui'

export const mergeMessages = defineMessages({
  zh: {
    merge: '合并登记', pairs: '疑似重复', pairsDetail: '同一个人可能登记了两次。两份都在你的管理范围里才列在这里。', pairsNone: '没有要看的', pairsNoneNext: '夜里会自动查找；窗口遇到号码已登记时也会记下来。', notedAt: (day: string) => `${day}记下`,
    why: { 'same-id-number': '同一个身份证号', 'same-phone': '同名、用过同一个手机号', 'number-taken': '换号时号码在另一份上', 'same-name-unit': '同单位同名' },
    look: '对照两份', apart: '是两个人', apartDetail: '以后不再提示这一对。', apartOk: '确认是两个人',
    detail: '先确认是同一个人。一份留下，另一份并进来；每一项留哪个值由你定。', choose: '和哪一份合并', chooseHint: '手机号、身份证号或姓名', chooseNone: '没有找到。只找得到你管理范围里的登记；在别处的请走转会。', compareWith: '对照',
    keepThis: '留下这份', giveWay: '并进去', swap: '反过来：留下另一份', field: { name: '姓名', phone: '手机号', idNumber: '身份证号', unit: '单位', gender: '性别', birthYear: '出生年份', division: '地区' },
    agree: '两份一致', differ: '不同', empty: '没有登记', hangs: '挂着的', hangsNone: '什么也没有', account: '本人登录', accountNever: '有账号，没登录过', accountNone: '没登录过', created: '登记于', count: (count: number) => `${count}`, said: '合并前要知道', blocked: '现在还不能合并',
    phoneNote: '没留下的手机号从此不属于任何人；用它再登录会是一份新登记。', reasonTitle: '合并两份登记', reasonDetail: '办过的事都转到留下的那份，另一份不再能用。合错了可以撤回。', ok: '合并',
    mergedInto: '这份登记已并入另一份', openKept: '打开保留的登记', history: '合并过', historyOf: (name: string, day: string) => `${day}并入了 ${name}`, gave: (day: string) => `${day}并入另一份`, moved: '转过来', undo: '撤回合并', undoDetail: '转过来的原样还回去；合并之后新办的留在这份。还不回去的会逐条列出来。', undone: (day: string) => `${day}已撤回`, male: '男', female: '女', back: '人员',
  },
  en: {
    merge: 'Merge records', pairs: 'Possible duplicates', pairsDetail: 'One person may be on record twice. Pairs are listed when both records lie within your range.', pairsNone: 'Nothing to look at', pairsNoneNext: 'The search runs at night; numbers found taken at the desk are noted too.', notedAt: (day) => `noted ${day}`,
    why: { 'same-id-number': 'the same ID number', 'same-phone': 'same name, used one phone', 'number-taken': 'a changed number stood on the other', 'same-name-unit': 'same name at one employer' },
    look: 'Compare', apart: 'Two people', apartDetail: 'This pair will not be shown again.', apartOk: 'They are two people',
    detail: 'Make sure it is one person. One record is kept, the other gives way; you decide value by value.', choose: 'Merge with which record', chooseHint: 'Phone, ID number or name', chooseNone: 'Nothing found. Only your range is searched; a record elsewhere needs a transfer.', compareWith: 'Compare',
    keepThis: 'Is kept', giveWay: 'Gives way', swap: 'The other way round', field: { name: 'Name', phone: 'Phone', idNumber: 'ID number', unit: 'Unit', gender: 'Gender', birthYear: 'Born', division: 'Place' },
    agree: 'both say the same', differ: 'different', empty: 'not on record', hangs: 'What hangs on it', hangsNone: 'Nothing', account: 'Last login', accountNever: 'has an account, never logged in', accountNone: 'never logged in', created: 'On record since', count: (count) => `${count}`, said: 'Before you merge', blocked: 'Cannot be merged yet',
    phoneNote: 'A phone that is not kept belongs to nobody from then on; whoever logs in with it begins a new record.', reasonTitle: 'Merge the two records', reasonDetail: 'All that was done moves to the record that is kept; the other can no longer be used. A wrong merge can be taken back.', ok: 'Merge',
    mergedInto: 'This record was merged into another one', openKept: 'Open the kept record', history: 'Merges', historyOf: (name, day) => `${day}: took in ${name}`, gave: (day) => `${day}: gave way`, moved: 'Moved', undo: 'Take back', undoDetail: 'What was moved returns as it was; what was done since stays here. Whatever cannot return is listed.', undone: (day) => `taken back ${day}`, male: 'male', female: 'female', back: 'People',
  },
})
