import { defineMessages } from '@guildhall/ui'

const levels = {
  zh: ['学徒', '初级', '中级', '高级', '技师', '高级技师', '特级技师', '首席技师'],
  en: ['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'senior technician', 'special-grade technician', 'chief technician'],
}

export const messages = defineMessages({
  zh: {
    loading: '正在打开', close: '关上', dot: ' · ', comma: '，', none: '—', cancel: '不了', save: '保存', clear: '清除条件', failed: '没有办成',
    level: (level: number) => levels.zh[level] ?? '', levelSpan: (from: string, to: string) => `${from}—${to}`, anyLevel: '不限等级', anyOccupation: '不限工种', general: '通用班型',
    category: { machining: '机械加工类', 'electrical-care': '电气与照护类', logistics: '物流运输类', service: '生活服务类' },
    standing: { 'in-force': '在用', coming: '未到生效日', over: '已到期', withdrawn: '已停用', never: '没用上' }, whose: { own: '本单位', below: '下级单位', above: '上级单位', general: '通用班型' },
    hoursOf: (all: number, theory: number, practice: number) => `${all} 课时（理论 ${theory}、实操 ${practice}）`, seatsOf: (min: number, max: number) => `${min}—${max} 人`, seatsFree: '排班时再定', materialOf: (yuan: string) => `每人材料 ${yuan} 元`, fixedOf: (yuan: string) => `每班 ${yuan} 元`,
    span: (from: string, until: string | null) => (until === null ? `${from}起` : `${from}至${until}`), always: '一直有效', version: (n: number) => `第 ${n} 版`, yuanUnit: '元',
    list: {
      title: '班型', detail: '一个工种、一个等级的班是什么样：学多少课时、几个人开班、花多少钱。排班和拟方案都照它来', add: '新建班型', bring: '从表格导入', search: '搜名称', occupation: '工种', whoseFilter: '谁的', anyWhose: '全部', standingFilter: '情况', anyStanding: '全部', sort: '排序', sorts: { name: '按名称', newest: '新建的在前', 'last-changed': '新改的在前' },
      emptyTitle: '没有符合的班型', name: '名称', for: '管哪些班', unit: '单位', hours: '课时', session: (n: number) => `每次 ${n} 课时`, seats: '人数', cost: '费用', days: '起止', classes: '用它的班', equipment: '要的设备', updated: '改动',
    },
    drawer: {
      revise: '改一版', withdraw: '停用', copy: '照此新建', facts: '内容', outline: '课程大纲', topic: '内容', hours: '课时', kind: '理论或实操', theory: '理论', practice: '实操', versions: '历次版本', usedBy: '用它的班', notUsed: '还没有班用过', more: (n: number) => `共 ${n} 个，列出最近的`,
      by: (name: string) => `${name}改`, note: '说明', sessionHours: '每次课', equipment: '设备', seats: '人数', cost: '费用', days: '起止', unit: '单位', generalHint: '哪一级都没有合适的班型时用它。要不一样，就照它新建一个本单位的。', aboveHint: '上级单位的班型，本单位一样照用。要不一样，就照它新建一个本单位的，以近的为准。',
      withdrawn: (day: string, why: string) => `${day}起停用：${why}`, withdrawTitle: '停用这个班型', withdrawDetail: '从这一天起排班和拟方案不再用它，改用规则里的下一个。已经用它排的班不变。', from: '从哪一天起',
    },
    form: {
      newTitle: '新建班型', reviseTitle: (name: string) => `给「${name}」改一版`, reviseHint: '从生效那天起用新的一版；在这之前排的班、拟的方案还是原来那一版。', rule: '先看离得最近的单位；同一单位里，工种和等级都对上的先用，再是只对上工种的，再是只对上等级的，最后是什么都管的。', name: '名称', occupation: '工种', level: '等级', validFrom: '从哪一天起', validUntil: '到哪一天（不填就一直有效）',
      sessionHours: '每次几课时', minSeats: '最少几人开班', maxSeats: '一班最多几人', material: '每人材料费（元）', fixed: '每班固定费用（元）', equipment: '场地要有的设备', equipmentHint: '每行一样，如：电焊机×6。名称要和场地库里的一样', note: '说明', outline: '课程大纲', outlineHint: '写「{occupation}」的地方会换成工种名称', total: (all: number, theory: number, practice: number) => `共 ${all} 课时：理论 ${theory}、实操 ${practice}`, add: '加一项', remove: '去掉', topic: '内容', hours: '课时', kind: '理论或实操', seatsWrong: '最多人数不能比最少人数少',
    },
  },
  en: {
    loading: 'Opening', close: 'Close', dot: ' · ', comma: ', ', none: '—', cancel: 'Not now', save: 'Save', clear: 'Clear filters', failed: 'It did not work',
    level: (level) => levels.en[level] ?? '', levelSpan: (from, to) => `${from} to ${to}`, anyLevel: 'any level', anyOccupation: 'any occupation', general: 'General',
    category: { machining: 'machining', 'electrical-care': 'electrical and care', logistics: 'logistics', service: 'services' },
    standing: { 'in-force': 'in force', coming: 'to come', over: 'over', withdrawn: 'withdrawn', never: 'never used' }, whose: { own: 'My unit', below: 'Units below', above: 'Units above', general: 'General' },
    hoursOf: (all, theory, practice) => `${all} hours (theory ${theory}, practice ${practice})`, seatsOf: (min, max) => `${min} to ${max} people`, seatsFree: 'as planned', materialOf: (yuan) => `¥${yuan} a person`, fixedOf: (yuan) => `¥${yuan} a class`,
    span: (from, until) => (until === null ? `from ${from}` : `${from} to ${until}`), always: 'always', version: (n) => `Version ${n}`, yuanUnit: 'yuan',
    list: {
      title: 'Class templates', detail: 'What a class of an occupation at a level is: hours, how many people, what it costs. Proposals and plans go by it', add: 'New template', bring: 'Import a sheet', search: 'Name', occupation: 'Occupation', whoseFilter: 'Whose', anyWhose: 'All', standingFilter: 'Standing', anyStanding: 'All', sort: 'Order', sorts: { name: 'By name', newest: 'Newest first', 'last-changed': 'Last changed first' },
      emptyTitle: 'No such template', name: 'Name', for: 'For', unit: 'Unit', hours: 'Hours', session: (n) => `${n} hours a session`, seats: 'People', cost: 'Cost', days: 'Days', classes: 'Classes by it', equipment: 'Equipment', updated: 'Changed',
    },
    drawer: {
      revise: 'New version', withdraw: 'Withdraw', copy: 'New one like it', facts: 'What it says', outline: 'Outline', topic: 'Topic', hours: 'Hours', kind: 'Theory or practice', theory: 'theory', practice: 'practice', versions: 'Versions', usedBy: 'Classes by it', notUsed: 'No class yet', more: (n) => `${n} in all; the latest are listed`,
      by: (name) => `by ${name}`, note: 'Note', sessionHours: 'A session', equipment: 'Equipment', seats: 'People', cost: 'Cost', days: 'Days', unit: 'Unit', generalHint: 'Used where no unit keeps a template that fits. To differ, make one of your unit like it.', aboveHint: 'Of a unit above; yours goes by it too. To differ, make one of your unit like it: the nearest one holds.',
      withdrawn: (day, why) => `Withdrawn from ${day}: ${why}`, withdrawTitle: 'Withdraw this template', withdrawDetail: 'From this day on proposals and plans use the next one by the rule. Classes planned by it stay as they are.', from: 'From which day',
    },
    form: {
      newTitle: 'New template', reviseTitle: (name) => `New version of “${name}”`, reviseHint: 'The new version holds from its first day on; classes and plans made before it stay with theirs.', rule: 'The nearest unit’s comes first; of one unit’s, that for occupation and level, then for the occupation, then for the level, then for any.', name: 'Name', occupation: 'Occupation', level: 'Level', validFrom: 'From which day', validUntil: 'Last day (empty: no end)',
      sessionHours: 'Hours a session', minSeats: 'Smallest class', maxSeats: 'Largest class', material: 'Material a person (yuan)', fixed: 'Fixed cost of a class (yuan)', equipment: 'What the room must have', equipmentHint: 'One a line: Welder×6, named as in the venues’ register', note: 'Note', outline: 'Outline', outlineHint: '“{occupation}” becomes the occupation’s name', total: (all, theory, practice) => `${all} hours: theory ${theory}, practice ${practice}`, add: 'Add', remove: 'Remove', topic: 'Topic', hours: 'Hours', kind: 'Theory or practice', seatsWrong: 'The largest class is smaller than the smallest',
    },
  },
})
