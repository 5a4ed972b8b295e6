import PDFDocument from 'pdfkit'
import type { AnswerOf, voucherRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { openFont, splitRuns } from '#platform/fonts'
import { workbookBytes } from '#platform/workbook'
import { yuan } from './rules.ts'

type Statement = AnswerOf<typeof voucherRoutes.approve>
type Line = AnswerOf<typeof voucherRoutes.getStatement>['lines'][number]

const states: Record<Statement['state'], string> = { closed: '已结账，待复核', approved: '已复核，待付款', paid: '已付款', carried: '无应付，结转下期' }
const kinds: Record<Line['kind'], string> = { spent: '用券', refunded: '退券' }
const moneyOf = (fen: string) => yuan(BigInt(fen))
const cellsOf = (line: Line) => [dayInShanghai(new Date(line.at)), line.voucher, line.holder, line.className, kinds[line.kind], moneyOf(line.amountFen)]

/** What both files say above the lines. */
function headOf(statement: Statement): string[] {
  return [
    `${statement.month} · ${statement.body.name}`, `付款单位：${statement.payer.name}`, `共 ${statement.lines} 笔，上期结转 ${moneyOf(statement.carriedFen)} 元，本期应付 ${moneyOf(statement.amountFen)} 元`,
    `${states[statement.state]}　结账：${statement.closedBy}${statement.approvedBy ? `　复核：${statement.approvedBy}` : ''}${statement.reference ? `　付款凭证：${statement.reference}` : ''}`,
  ]
}

export function statementWorkbook(statement: Statement, lines: readonly Line[], now: Date): Promise<Uint8Array> {
  const columns = [['日期', 12], ['券号', 18], ['持券人', 12], ['班级', 36], ['事项', 10], ['金额（元）', 14]] as const
  return workbookBytes(
    { title: `培训券对账单 ${statement.month}`, columns: columns.map(([label, width]) => ({ label, width })), mark: { lines: [statement.payer.name, statement.month], sentence: headOf(statement).join('；'), author: statement.payer.name, at: now } },
    [...lines.map((line) => [...cellsOf(line).slice(0, 5), Number(moneyOf(line.amountFen))]), ['', '', '', '', '上期结转', Number(moneyOf(statement.carriedFen))], ['', '', '', '', '应付合计', Number(moneyOf(statement.amountFen))]],
  )
}

const page = { width: 595.28, height: 841.89, left: 48, bottom: 780 }
const places = [48, 112, 204, 262, 452, 492]

/** An A4 statement, as many pages as it takes. Says that paying is the bank's. */
export async function statementPdf(statement: Statement, lines: readonly Line[], now: Date): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [page.width, page.height], margin: 0, lang: 'zh-CN', displayTitle: true, info: { Title: `培训券对账单 ${statement.body.name} ${statement.month}`, Author: statement.payer.name, CreationDate: now, ModDate: now } })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => { document.on('end', () => resolve()).on('error', reject) })
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const name of ['sans', 'sans-jp', 'serif-bold', 'sans-jp-bold'] as const) document.registerFont(name, openFont(name) as never)

  const write = (text: string, x: number, y: number, size = 10, chain: 'label' | 'title' = 'label') => {
    let at = x
    for (const run of splitRuns(text, chain)) {
      document.font(run.font).fontSize(size).fillColor('#1F2328').text(run.text, at, y, { lineBreak: false })
      at += document.widthOfString(run.text)
    }
    return at
  }
  const rule = (y: number) => document.moveTo(page.left, y).lineTo(page.width - page.left, y).lineWidth(0.5).strokeColor('#C9C2B8').stroke()
  write('培训券对账单', page.left, 48, 22, 'title')
  headOf(statement).forEach((line, place) => write(line, page.left, 88 + place * 18, 11))
  let y = 176
  const head = () => {
    ;['日期', '券号', '持券人', '班级', '事项', '金额（元）'].forEach((word, place) => write(word, places[place]!, y, 9))
    rule(y + 16)
    y += 24
  }
  head()
  for (const line of lines) {
    if (y > page.bottom) {
      document.addPage()
      y = 48
      head()
    }
    cellsOf(line).forEach((cell, place) => write(place === 3 && [...cell].length > 18 ? `${[...cell].slice(0, 17).join('')}…` : cell, places[place]!, y, 9))
    y += 18
  }
  rule(y + 2)
  write(`应付合计 ${moneyOf(statement.amountFen)} 元`, 420, y + 10, 12)
  write('付款由付款单位在银行办理，本系统只登记付款凭证。', page.left, y + 12, 9)
  document.end()
  await ended
  return Buffer.concat(chunks)
}
