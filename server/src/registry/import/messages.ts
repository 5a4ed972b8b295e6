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

/** What is wrong with a row of a roster, and what to do. */
export const memberMessages: Messages = {
  'id-missing': { zh: '没有填证件号码。请补填后重新导入这一行。', en: 'The ID number is blank. Fill it in and import this row again.' },
  'id-length': { zh: '证件号码不是 18 位（旧的 15 位证号也不能用）。请对照身份证补全。', en: 'The ID number does not have 18 characters (the old 15-digit form can’t be used). Complete it from the card.' },
  'id-birthdate': { zh: '证件号码里的出生日期不存在或在将来。请对照身份证核对。', en: 'The date of birth in the ID number is impossible or in the future. Check it against the card.' },
  'id-checksum': { zh: '证件号码校验不通过，多半是抄错了一位。请对照身份证核对。', en: 'The ID number fails its check character, probably one wrong digit. Check it against the card.' },
  'id-precision-lost': { zh: '证件号码被 Excel 存成了数字，末三位已丢失，可能变成别人的号码。请把这一列设为文本后重新填写。', en: 'Excel stored the ID as a number and lost its last three digits; what is left may be somebody else’s. Format the column as text and enter it again.' },
  'unit-unknown': { zh: '系统里没有这个单位。请先导入单位，或核对信用代码和单位名称。', en: 'This unit is not on record. Import the unit first, or check its credit code and name.' },
  'conflict-in-file': { zh: '同一个证件号码在前面的行里是另一个姓名，以前一行为准。请核对是谁的证件号码写错了。', en: 'An earlier row of this file has the same ID with another name; that one stands. Check whose ID is wrong.' },
  'gender-mismatch': { zh: '性别与证件号码不符，已按证件号码。', en: 'The gender differs from the ID number, which decides.' },
  'unit-name-differs': { zh: '单位名称与信用代码登记的不同，已按信用代码。', en: 'The unit’s name differs from the one registered under the credit code, which decides.' },
}
