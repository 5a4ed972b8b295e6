import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', failed: '没有办成', again: '再试一次', cancel: '不了', save: '保存', close: '关上', dot: '·', more: '再看一些', none: '—',
    level: (level: number | null) => (level === null ? '未填' : ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'][level] ?? ''),
    trainers: { title: '谁能来教', detail: '本级登记的和上级共享的教师', add: '登记教师', edit: (name: string) => `修改${name}`, emptyTitle: '还没有登记教师', emptyText: '可以一位一位登记，也可以用表格导入。', search: '搜姓名、单位、编号', noneTitle: '没有符合的教师' },
    venues: { title: '在哪儿上课', detail: '本级登记的和上级共享的场地', add: '登记场地', edit: (name: string) => `修改${name}`, emptyTitle: '还没有登记场地', emptyText: '可以一处一处登记，也可以用表格导入。', search: '搜名称、地址、编号', noneTitle: '没有符合的场地' },
    importing: '用表格导入', clear: '清除条件', onlyActive: '在用的', everything: '全部', occupation: '工种', anyOccupation: '全部工种',
    name: '姓名', venueName: '名称', unit: '单位', levelLabel: '技能等级', occupations: '能教的工种', fits: '适用工种', rating: '评价', ahead: '接下来', aheadOf: (count: number) => (count > 0 ? `${count} 次课` : '空着'), fee: '课酬', feeOf: (yuan: string) => `${yuan} 元/课时`, feeLabel: '课酬（元/课时）', weekly: '每周最多课时', weeklyOf: (count: number) => `每周最多 ${count} 课时`, honour: '荣誉', phone: '手机号', phoneKeep: '不改就留空', code: '编号', gender: '性别', male: '男', female: '女', remark: '备注', divisions: '服务的县（区划代码，空为全部）', address: '地址', town: '镇街', division: '区划代码', capacity: '座位', capacityOf: (count: number) => `${count} 座`, equipment: '设备', equipmentHint: '每行一样，如：电焊机×22', contact: '联系人',
    windows: '可用时段', windowsHint: '每行一段，如：1-5 18:30-21:00（1 是周一，7 是周日）', windowsWrong: '时段没看懂，请照这样写：1-5 18:30-21:00', shared: '上级共享', retired: '已停用', retire: '停用', revive: '重新启用', edit: '修改', week: '这一周', figures: (forms: number, paper: number) => `${forms} 份评价，纸质 ${paper} 份`, noFigures: '评价还不够多', classes: '教过的班', noClasses: '还没有教过班', free: '有空', taken: '有课', previous: '上一周', next: '下一周', days: '一二三四五六日',
  },
  en: {
    loading: 'Opening', failed: 'It did not work', again: 'Try again', cancel: 'Not now', save: 'Save', close: 'Close', dot: ' · ', more: 'Show more', none: '—',
    level: (level) => (level === null ? 'not given' : ['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'senior technician', 'special-grade technician', 'chief technician'][level] ?? ''),
    trainers: { title: 'Who can teach', detail: 'Your own trainers and those lent by units above', add: 'Add a trainer', edit: (name) => `Edit ${name}`, emptyTitle: 'No trainers yet', emptyText: 'Add them one by one, or import a sheet.', search: 'Name, unit or code', noneTitle: 'No such trainer' },
    venues: { title: 'Where to teach', detail: 'Your own venues and those lent by units above', add: 'Add a venue', edit: (name) => `Edit ${name}`, emptyTitle: 'No venues yet', emptyText: 'Add them one by one, or import a sheet.', search: 'Name, address or code', noneTitle: 'No such venue' },
    importing: 'Import a sheet', clear: 'Clear filters', onlyActive: 'In use', everything: 'All', occupation: 'Occupation', anyOccupation: 'All occupations',
    name: 'Name', venueName: 'Name', unit: 'Unit', levelLabel: 'Level', occupations: 'Teaches', fits: 'Fit for', rating: 'Rated', ahead: 'Ahead', aheadOf: (count) => (count > 0 ? `${count} sessions` : 'free'), fee: 'Fee', feeOf: (yuan) => `¥${yuan} an hour`, feeLabel: 'Fee (yuan an hour)', weekly: 'Hours a week at most', weeklyOf: (count) => `${count} hours a week at most`, honour: 'Honour', phone: 'Phone', phoneKeep: 'Leave empty to keep it', code: 'Code', gender: 'Gender', male: 'male', female: 'female', remark: 'Remark', divisions: 'Counties served (codes; empty: all)', address: 'Address', town: 'Town', division: 'Division code', capacity: 'Seats', capacityOf: (count) => `${count} seats`, equipment: 'Equipment', equipmentHint: 'One a line: welder×22', contact: 'Contact',
    windows: 'Hours', windowsHint: 'One a line: 1-5 18:30-21:00 (1 is Monday, 7 Sunday)', windowsWrong: 'Not understood. Write: 1-5 18:30-21:00', shared: 'lent from above', retired: 'retired', retire: 'Retire', revive: 'Take back', edit: 'Edit', week: 'This week', figures: (forms, paper) => `${forms} judged, ${paper} on paper`, noFigures: 'not judged often enough', classes: 'Classes', noClasses: 'no classes yet', free: 'free', taken: 'taken', previous: 'Week before', next: 'Week after', days: 'MTWTFSS',
  },
})
