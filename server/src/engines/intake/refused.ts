/** Why a whole file was turned away before any row was judged. */
export type IntakeRefusal =
  | 'empty-file' | 'too-large' | 'too-many-rows' | 'not-a-spreadsheet' | 'old-or-encrypted-workbook' | 'damaged-file' | 'no-table'

/** A file that can't be taken in. The code is for people (each has a message); `detail` is for the log and holds no cell. */
export class IntakeRefused extends Error {
  readonly code: IntakeRefusal
  readonly detail: string | undefined

  constructor(code: IntakeRefusal, detail?: string) {
    super(`intake refused: ${code}`)
    this.name = 'IntakeRefused'
    this.code = code
    this.detail = detail
  }
}

export const refusalMessages: Record<IntakeRefusal, { zh: string; en: string }> = {
  'empty-file': { zh: '文件是空的，请重新选择文件。', en: 'The file is empty. Please choose another one.' },
  'too-large': { zh: '文件太大（上限 100 MB，解压后 200 MB），请分成几个文件再导入。', en: 'The file is too large (100 MB, 200 MB unpacked). Please split it.' },
  'too-many-rows': { zh: '行数太多（一次最多 100,000 行），请分成几个文件再导入。', en: 'There are too many rows (at most 100,000 at once). Please split the file.' },
  'not-a-spreadsheet': { zh: '这不是电子表格。请在 Excel 或 WPS 中另存为 .xlsx 或 .csv 后再导入。', en: 'This is not a spreadsheet. Please save it as .xlsx or .csv and try again.' },
  'old-or-encrypted-workbook': { zh: '这是旧版 .xls 或加了密码的工作簿。请去掉密码并另存为 .xlsx。', en: 'This is an old .xls or a password-protected workbook. Please remove the password and save it as .xlsx.' },
  'damaged-file': { zh: '文件已损坏，无法读取。请在 Excel 或 WPS 中打开并重新保存。', en: 'The file is damaged. Please open it in Excel or WPS and save it again.' },
  'no-table': { zh: '没有找到可识别的表头。请对照模板检查列名。', en: 'No header row was recognised. Please compare the column names with the template.' },
}
