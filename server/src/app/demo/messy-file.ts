import ExcelJS from 'exceljs'
import { runImport } from '#scenarios/training'
import { Chance } from './chance.ts'
import { familyGivenName } from './people.ts'
import type { Stage, Staff } from './stage.ts'
import type { Firm } from './world.ts'

type Sent = { stage: Stage; officer: Staff; nextPhone: () => string; firm: Firm }

/** A list as it comes by mail: full-width digits, odd dates, a row twice, a number too short, a place outside. It comes in through the import like any other. */
export async function importMessyFile({ stage, officer, nextPhone, firm }: Sent, at: Date): Promise<void> {
  const book = new ExcelJS.Workbook()
  fillWorkers(book.addWorksheet('职工需求'), nextPhone)
  const firms = book.addWorksheet('企业需求')
  firms.addRow(['序号', '企业名称', '统一社会信用代码', '联系人', '联系电话', '培训工种', '等级', '培训人数', '所在区域', '说明'])
  firms.addRow([1, firm.name, firm.creditCode.toLowerCase(), firm.contact.name, firm.contact.phone, '工业机器人系统操作员', '四级', '约12人', '海盐县', '新线上了六轴机器人'])
  firms.addRow([2, '一家还没入会的小厂', '91330424XY00000000', '联系人', nextPhone(), '电焊', '初级工', 5, '海盐', '代码可能抄错了'])
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  await stage.as(officer, at, (ctx) => runImport(ctx, 'needs', { bytes, fileName: '紧固件行业工会联合会-技能需求汇总.xlsx', dryRun: false }))
}

function fillWorkers(sheet: ExcelJS.Worksheet, nextPhone: () => string): void {
  const chance = new Chance('messy file')
  const trades = ['电焊', '冷镦', '数控车', '开叉车', '钳工', '搓丝', '机修', '焊工 ', '叉 车', '看情况']
  sheet.addRow(['紧固件行业工会联合会 技能需求汇总'])
  sheet.addRow(['序号', '姓名', '联系电话', '所在单位', '想学的工种', '期望等级', '所在区域', '提交时间', '具体需求描述'])
  const rows: (string | number)[][] = []
  for (let index = 0; index < 34; index++) {
    const phone = nextPhone()
    const written = index % 6 === 1 ? fullWidth(phone) : index % 6 === 3 ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : index === 20 ? phone.slice(0, 10) : phone
    rows.push([
      index + 1, familyGivenName(chance).name, written, '', chance.pick(trades), chance.pick(['初级', '五级', '中级工', '4级', '']), index === 27 ? '杭州西湖区' : chance.pick(['海盐县', '海盐', '海盐县百步镇', '330424']),
      chance.pick(['2026/11/3', '2026.11.05', '11月6日', '']), chance.pick(['想学调机', '厂里要求持证', '', '想考证涨工资']),
    ])
  }
  for (const row of [...rows, rows[4]!]) sheet.addRow(row)
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}
