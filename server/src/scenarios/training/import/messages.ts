import type { Messages } from '#engines/intake'

/** What is wrong with a row of a training file, and what to do. */
export const trainingImportMessages: Messages = {
  'phone-missing': { zh: '没有填手机号码，无法联系本人。请补填后重新导入这一行。', en: 'The phone number is blank, so nobody can be reached. Fill it in and import this row again.' },
  'region-unknown': { zh: '区域不是本市的县（市、区）。请写县名、6 位代码或“县名＋乡镇”。', en: 'The region is no county of this city. Write its name, its six-digit code, or county and town.' },
  'region-outside-range': { zh: '这个区域归别的工会受理，不在你的管理范围。请交给对方，或由上级工会导入。', en: 'This region is served by another federation, outside your range. Hand it to them, or let the federation above import it.' },
  'deadline-before-start': { zh: '截止日期早于最早开始日期。请核对这两个日期。', en: 'The deadline is before the start. Check both dates.' },
  'occupation-unknown': { zh: '看不出想学哪个工种，请人工选定。', en: 'The trade can’t be told from the words; a person has to choose it.' },
  'availability-unreadable': { zh: '时间安排无法识别，已留空，请与本人确认。', en: 'The times can’t be read and were left blank; ask the person.' },
  'capacity-invalid': { zh: '容纳人数必须是大于 0 的整数，例如 40。', en: 'The capacity must be a whole number above 0, such as 40.' },
  'area-unknown': { zh: '服务区域不是本市的县（市、区），已按全市处理，请核对。', en: 'The service area is no county of this city; taken as the whole city. Please check.' },
  'code-missing': { zh: '没有填编号。请补填后重新导入这一行。', en: 'The number is blank. Fill it in and import this row again.' },
  'code-duplicate': { zh: '编号与前面的一行重复，以前一行为准。', en: 'The number is used by an earlier row, which stands.' },
  'class-kind-unknown': { zh: '班型应为“定制班”或“合成班”。', en: 'The kind of class must be 定制班 (custom) or 合成班 (composite).' },
  'class-occupation-unknown': { zh: '班级的工种无法识别。请写职业名称。', en: 'The trade of the class can’t be recognised. Write the occupation’s name.' },
  'class-unknown': { zh: '没有这个班级编号。请先导入班级，或核对编号。', en: 'There is no class with this number. Import the classes first, or check the number.' },
  'evaluator-unknown': { zh: '评价人类型应为“职工”“学员”或“企业”。', en: 'The evaluator must be 职工 or 学员 (worker) or 企业 (enterprise).' },
  'form-missing': { zh: '没有填问卷编号。请补填后重新导入这一行。', en: 'The form number is blank. Fill it in and import this row again.' },
  'score-missing': { zh: '评分没有填。请对照纸质问卷补填。', en: 'A score is blank. Look it up on the paper form.' },
  'score-not-integer': { zh: '评分必须是 1 到 5 的整数。请对照纸质问卷核对。', en: 'A score must be a whole number from 1 to 5. Check the paper form.' },
  'score-out-of-range': { zh: '评分超出 1 到 5 的范围。请对照纸质问卷核对。', en: 'A score is outside 1 to 5. Check the paper form.' },
}
