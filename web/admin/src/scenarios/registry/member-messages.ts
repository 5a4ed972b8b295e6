import { defineMessages } from '@guildhall/ui'

export const memberMessages = defineMessages({
  zh: {
    title: '会员', detail: '按单位看，按名字找，也能看某一天的样子。转会、退会都留历史。', search: '姓名，两个字以上', short: '姓名要写两个字以上才找', unit: '单位', asOf: '看哪一天的样子', name: '姓名', phone: '手机号', since: '入会', level: '技能等级', occupation: '工种', gender: '性别', birthYear: '出生年份', employment: '用工形式', education: '文化程度', none: '—',
    empty: '没有会员', emptyNext: '换个单位或日期看看；也可以导入花名册。', toImport: '导入花名册', differences: '花名册对不上的',
    happened: { joined: (month: string) => `${month} 入会`, departed: (month: string) => `${month} 离会`, came: (month: string) => `${month} 转入`, went: (month: string) => `${month} 转出` }, born: { '1960s': '70 前', '1970s': '70 后', '1980s': '80 后', '1990s': '90 后', '2000s': '00 后' },
    genders: { male: '男', female: '女' }, levelName: (level: number) => ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'][level] ?? '',
    history: '会籍', historyNone: '还不是会员。', now: '至今', joined: (day: string) => `${day}入会`, ended: { transfer: '转出', leave: '退会', retire: '退休', death: '去世', merge: '并档', dissolve: '单位撤销' }, transfer: '转会', end: '结束会籍',
    to: '转到哪个单位', from: '从哪天起', how: '怎么结束', hows: { leave: '退会', retire: '退休', death: '去世' }, transferDetail: '原来的会籍到这天为止，新的从这天开始；入会日期不变。', endDetail: '会籍到这天为止，记录留着。',
    diffTitle: '花名册对不上的', diffDetail: '花名册和登记说的不一样，谁也没有被改。看清楚再定；定过的同一条不会再问。', diffNone: '没有对不上的', diffNoneNext: '导入花名册以后，和登记不一样的会列在这里。', open: '等着看', decided: '看过的', back: '会员',
    kinds: { name: '姓名不同', phone: '手机号不同', 'phone-taken': '手机号是别人的', unit: '单位不同', elsewhere: '在别处有登记' }, recorded: '登记的', offered: '花名册写的', from_: (file: string, row: string) => `${file} 第 ${row} 行`, take: '按花名册改', takeUnit: '办转会', keep: '按登记的', known: '知道了', keepTitle: '按登记的为准', keepDetail: '写一句为什么，以后查得到。', states: { taken: '已按花名册', kept: '已按登记' },
    hints: { name: '只显示两边不同的字。', phone: '改了以后，通知发到新号码。', 'phone-taken': '这个号码登记在另一个人名下，这里改不了；请联系本人核实。', unit: '办了就从今天起转到花名册上的单位。', elsewhere: '这个人登记在你管不到的单位，要由那边的工会转会过来。' }, loading: '正在打开',
  },
  en: {
    title: 'Members', detail: 'By unit, by name, and as of any day. Transfers and endings keep their history.', search: 'Two or more characters of the name', short: 'A name needs two characters to be looked for', unit: 'Unit', asOf: 'As it stood on', name: 'Name', phone: 'Phone', since: 'Member since', level: 'Skill level', occupation: 'Occupation', gender: 'Gender', birthYear: 'Born', employment: 'Employment', education: 'Schooling', none: '—',
    empty: 'No members', emptyNext: 'Try another unit or day, or import a roster.', toImport: 'Import a roster', differences: 'Differences with rosters',
    happened: { joined: (month) => `Joined in ${month}`, departed: (month) => `Left in ${month}`, came: (month) => `Came by transfer in ${month}`, went: (month) => `Went by transfer in ${month}` }, born: { '1960s': 'Born before 1970', '1970s': 'Born in the 1970s', '1980s': 'Born in the 1980s', '1990s': 'Born in the 1990s', '2000s': 'Born since 2000' },
    genders: { male: 'male', female: 'female' }, levelName: (level) => ['Apprentice', 'Junior', 'Intermediate', 'Senior', 'Technician', 'Senior technician', 'Special-grade technician', 'Chief technician'][level] ?? '',
    history: 'Membership', historyNone: 'Not a member yet.', now: 'today', joined: (day) => `member since ${day}`, ended: { transfer: 'transferred', leave: 'left', retire: 'retired', death: 'died', merge: 'records merged', dissolve: 'unit dissolved' }, transfer: 'Transfer', end: 'End membership',
    to: 'To which unit', from: 'From', how: 'How it ends', hows: { leave: 'left', retire: 'retired', death: 'died' }, transferDetail: 'The present membership ends on that day and the next begins; the day of joining stays.', endDetail: 'The membership ends on that day; the record stays.',
    diffTitle: 'Differences with rosters', diffDetail: 'Roster and record disagree, and neither was changed. Look at both and decide; what was decided is not asked again.', diffNone: 'No differences', diffNoneNext: 'After a roster was imported, what differs from the record is listed here.', open: 'Waiting', decided: 'Decided', back: 'Members',
    kinds: { name: 'Another name', phone: 'Another phone', 'phone-taken': 'Somebody else’s phone', unit: 'Another unit', elsewhere: 'On record elsewhere' }, recorded: 'On record', offered: 'In the roster', from_: (file, row) => `${file}, row ${row}`, take: 'Take the roster’s', takeUnit: 'Transfer', keep: 'Keep the record', known: 'Noted', keepTitle: 'Keep what is on record', keepDetail: 'Say why in a sentence; it can be looked up later.', states: { taken: 'roster taken', kept: 'record kept' },
    hints: { name: 'Only the characters that differ are shown.', phone: 'Messages then go to the new number.', 'phone-taken': 'The number is on record for another person and cannot be changed here. Ask the person.', unit: 'From today on, the member belongs to the unit of the roster.', elsewhere: 'The person is on record outside your range; the union there has to transfer them.' }, loading: 'Opening',
  },
})
