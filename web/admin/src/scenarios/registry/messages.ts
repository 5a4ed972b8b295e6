import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', dot: '·', none: '—',
    kind: { federation: '总工会', union: '工会', 'joint-union': '联合工会', 'industry-union': '行业工会', enterprise: '企业', 'social-organisation': '社会组织', school: '学校', department: '部门', bank: '银行', 'training-body': '培训机构' },
    level: { province: '省', city: '市', county: '县', town: '镇街' },
    units: {
      title: '组织', detail: '按上下级看，或按名称找。改名、换上级都留历史。', search: '找单位，写名称的一部分', anyKind: '全部类型', dissolved: '连已撤销的', asOf: '看哪一天的样子', create: '新建单位', empty: '下面没有单位', emptyNext: '可以新建，或导入一张组织表。', none: '没有找到', noneNext: '换个写法；只找得到你管理范围里的。', name: '名称', kind: '类型', code: '编码', division: '地区', children: '下级', sort: '排序', sorts: { tree: '按上下级', name: '按名称', staff: '职工多的在前', newest: '新建的在前' }, people: '登记的人', top: '最上级', down: '看下级',
      record: '组织', path: '上下级', history: '沿革', now: '至今', contact: '联系人', details: '基本资料', creditCode: '统一社会信用代码', level: '级别', industry: '行业', staff: '职工数', founded: '成立', dissolvedOn: (day: string) => `${day}撤销`, edit: '改资料', rename: '改名、类型、地区', move: '换上级', dissolve: '撤销', from: '从哪天起', newName: '新名称', newParent: '新上级', parent: '上级', contactName: '联系人', contactPhone: '联系电话',
      moveDetail: '它和下面的单位、人、在办的事都跟过去；原上级留着以前的决定。', dissolveDetail: '撤销后只能查看，沿革都在。下面还有单位或人时撤不了。', renameDetail: '旧名称留在沿革里。', seeChildren: (count: number) => `看 ${count} 个下级`, seePeople: (count: string) => `${count} 人登记在这里`, save: '保存',
    },
    people: {
      title: '人员', detail: '姓名、号码都隐去一部分。要看明文得写原因，本人看得到谁看过。', search: '姓名（两个字以上）、手机号或身份证号', start: '先写姓名、号码，或选一个单位', startNext: '手机号、身份证号要写全；姓名写两个字就行。', ofUnit: '哪个单位的', any: '全部', standingLabel: '登记情况', sort: '排序', sorts: { entered: '登记先后', newest: '新登记的在前' }, none: '没有找到', noneNext: '核对号码，或换个写法。只找得到你管理范围里的。', add: '登记一个人', name: '姓名', phone: '手机号', unit: '单位', standing: { contact: '单位登记的联系人', own: '本人登录过', 'real-name': '已实名' }, record: '人员',
      idNumber: '身份证号', gender: '性别', genders: { male: '男', female: '女' }, birthYear: '出生年份', division: '地区', reveal: '看明文', revealWhat: { name: '姓名', phone: '手机号', 'id-number': '身份证号' }, revealDetail: '原因会记进审计日志，本人在手机上看得到。', revealed: '明文，关上就隐去', edit: '改登记', realName: '实名登记', realNameDetail: '对照身份证填写。', notSet: '没有登记', looks: '谁看过', looksDetail: '看过明文、代办过、改过的都在', looksNone: '没有人看过明文', close: '关上', save: '保存', done: '登记好了', unitHint: '登记在哪个单位', account: '工作人员', seeAudit: '在审计日志里看', revisionGone: '刚被别人改过，已重新读取。',
    },
  },
  en: {
    loading: 'Opening', again: 'Try again', dot: ' · ', none: '—',
    kind: { federation: 'Federation', union: 'Union', 'joint-union': 'Joint union', 'industry-union': 'Industry union', enterprise: 'Enterprise', 'social-organisation': 'Social organisation', school: 'School', department: 'Department', bank: 'Bank', 'training-body': 'Training body' },
    level: { province: 'Province', city: 'City', county: 'County', town: 'Town' },
    units: {
      title: 'Units', detail: 'Walk down the tree or look for a name. Renames and moves keep their history.', search: 'A part of the name', anyKind: 'All kinds', dissolved: 'Dissolved ones too', asOf: 'As it stood on', create: 'Make a unit', empty: 'No units below', emptyNext: 'Make one, or import a table of units.', none: 'Nothing found', noneNext: 'Write it differently; only your range is searched.', name: 'Name', kind: 'Kind', code: 'Code', division: 'Place', children: 'Below', sort: 'Order', sorts: { tree: 'As in the tree', name: 'By name', staff: 'Most staff first', newest: 'Newest first' }, people: 'People', top: 'Top', down: 'Units below',
      record: 'Units', path: 'Where it stands', history: 'History', now: 'today', contact: 'Contact', details: 'Details', creditCode: 'Social credit code', level: 'Level', industry: 'Industry', staff: 'Staff', founded: 'Founded', dissolvedOn: (day) => `dissolved ${day}`, edit: 'Correct', rename: 'Rename', move: 'Move', dissolve: 'Dissolve', from: 'From', newName: 'New name', newParent: 'New parent', parent: 'Parent', contactName: 'Contact', contactPhone: 'Contact’s phone',
      moveDetail: 'What is below comes along, with its people and open cases; the former parent keeps its decisions.', dissolveDetail: 'It can only be read afterwards. Not while units or people hang on it.', renameDetail: 'The old name stays in the history.', seeChildren: (count) => `${count} units below`, seePeople: (count) => `${count} people on record here`, save: 'Save',
    },
    people: {
      title: 'People', detail: 'Names and numbers are masked. Reading in clear takes a reason, and the person sees who looked.', search: 'Name (two characters), phone or ID number', start: 'Type a name or number, or choose a unit', startNext: 'Numbers in full; two characters of a name.', ofUnit: 'Of which unit', any: 'All', standingLabel: 'Standing', sort: 'Order', sorts: { entered: 'As entered', newest: 'Newest first' }, none: 'Nothing found', noneNext: 'Check the number, or write it differently. Only your range is searched.', add: 'Add a person', name: 'Name', phone: 'Phone', unit: 'Unit', standing: { contact: 'contact of a unit', own: 'has logged in', 'real-name': 'real name verified' }, record: 'People',
      idNumber: 'ID number', gender: 'Gender', genders: { male: 'male', female: 'female' }, birthYear: 'Born', division: 'Place', reveal: 'Read in clear', revealWhat: { name: 'Name', phone: 'Phone', 'id-number': 'ID number' }, revealDetail: 'The reason is kept in the audit log, and the person can see it.', revealed: 'In clear until you close it', edit: 'Correct', realName: 'Record the real name', realNameDetail: 'Copy it from the identity card.', notSet: 'not on record', looks: 'Who looked', looksDetail: 'Everybody who read in clear, assisted or corrected', looksNone: 'Nobody read anything in clear', close: 'Close', save: 'Save', done: 'On record', unitHint: 'At which unit', account: 'a member of staff', seeAudit: 'See it in the audit log', revisionGone: 'Somebody has just changed it; it was read anew.',
    },
  },
})
