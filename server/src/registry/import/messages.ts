import type { Messages } from '#engines/intake'

/** What is wrong with a row of units, and what to do. */
export const unitMessages: Messages = {
  'code-missing': { zh: '没有填组织编码。请补填后重新导入这一行。', en: 'The unit code is blank. Fill it in and import this row again.' },
  'parent-unknown': { zh: '上级组织编码在本文件和系统中都没有（或上级那一行未能导入）。请先改正上级。', en: 'The parent is neither in this file nor in the system (or its own row was rejected). Correct the parent first.' },
  'parent-cycle': { zh: '上下级绕成了圈。请核对这一圈各行的上级组织编码。', en: 'The parents form a ring. Check the parent codes of all its rows.' },
  'code-duplicate': { zh: '组织编码与前面的一行重复，以前一行为准。请改用自己的编码。', en: 'The unit code is used by an earlier row, which stands. Give this unit its own code.' },
  'credit-code-duplicate': { zh: '统一社会信用代码已被另一个组织使用。请核对是哪一个写错了。', en: 'The credit code belongs to another unit. Check which of the two is wrong.' },
  'unit-type-unknown': { zh: '组织类型不在规定的类型中。请从模板的下拉项中选择。', en: 'The unit type is not one of the known types. Choose one from the template.' },
}
