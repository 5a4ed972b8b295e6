import type { Messages } from './report.ts'

/** What the general codes mean and what to do about them. Each importer adds its own. */
export const intakeMessages: Messages = {
  'cell-error': { zh: '单元格是公式错误（如 #N/A）。请改成实际内容后重新导入这一行。', en: 'The cell holds a formula error (such as #N/A). Replace it with the real value and import this row again.' },
  'name-missing': { zh: '没有填名称（姓名）。请补填后重新导入这一行。', en: 'The name is blank. Fill it in and import this row again.' },
  'phone-format': { zh: '手机号码不是 11 位手机号。请核对后重新填写。', en: 'This is not an 11-digit mobile number. Check it and enter it again.' },
  'credit-code-checksum': { zh: '统一社会信用代码校验不通过，多半是抄错了字符。请对照营业执照核对。', en: 'The credit code fails its check character, probably a typing error. Compare it with the licence.' },
  'date-format': { zh: '日期无法识别。请写成 2026-03-05 这样的格式。', en: 'The date can’t be read. Write it as 2026-03-05.' },
  'date-unreadable': { zh: '日期无法识别，已留空。请写成 2026-03-05 这样的格式。', en: 'The date can’t be read and was left blank. Write it as 2026-03-05.' },
  'duplicate-in-file': { zh: '与本文件中前面的一行重复，以前一行为准。如不是同一条，请改正后再导入。', en: 'The same as an earlier row of this file; that one stands. If it is another one, correct it and import it again.' },
  'division-unknown': { zh: '行政区划代码不属于本市。请核对 6 位代码。', en: 'The division code is not of this city. Check the six digits.' },
  'headcount-invalid': { zh: '人数必须是大于 0 的整数，例如 20。', en: 'The number of people must be a whole number above 0, such as 20.' },
  'headcount-unreadable': { zh: '人数无法识别，已留空。', en: 'The number of people can’t be read and was left blank.' },
  'phone-unreadable': { zh: '电话号码无法识别，已留空。', en: 'The phone number can’t be read and was left blank.' },
  'skill-level-unknown': { zh: '不是八级工制度中的等级，等级已留空，请人工确认。', en: 'Not one of the eight skill levels; left blank for a person to decide.' },
  'window-unreadable': { zh: '时段无法识别，已留空。请写成“周一至周五 9:00-16:30”。', en: 'The hours can’t be read and were left blank. Write them as 周一至周五 9:00-16:30.' },
}

/** What each kind of repair did. */
export const repairMessages: Messages = {
  'name-spaces': { zh: '去掉了名称中的空格', en: 'spaces in the name removed' },
  'name-dot': { zh: '统一了姓名中的间隔号', en: 'the dot in the name made uniform' },
  'id-spaces': { zh: '去掉了证件号码中的空格', en: 'spaces in the ID removed' },
  'id-full-width': { zh: '证件号码全角转半角', en: 'full-width ID made half-width' },
  'id-lower-x': { zh: '证件号码末位 x 改为大写', en: 'final x of the ID made upper case' },
  'id-apostrophe': { zh: '去掉了证件号码前的撇号', en: 'apostrophe before the ID removed' },
  'phone-normalised': { zh: '统一了手机号码写法', en: 'phone number normalised' },
  'credit-code-normalised': { zh: '统一了信用代码写法', en: 'credit code normalised' },
  'date-text': { zh: '统一了日期写法', en: 'date normalised' },
  'date-month': { zh: '只有年月，按当月 1 日', en: 'month only, taken as its first day' },
  'date-serial': { zh: '由 Excel 序列号还原为日期', en: 'date restored from an Excel serial' },
  'unit-by-name': { zh: '没有信用代码，按单位名称对上', en: 'no credit code, unit found by its exact name' },
  'skill-synonym': { zh: '统一了技能等级名称', en: 'skill level normalised' },
  'score-full-width': { zh: '全角数字转半角', en: 'full-width digit made half-width' },
  'score-with-unit': { zh: '去掉了分数后的“分”', en: 'the word for points removed' },
}
