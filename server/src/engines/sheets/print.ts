import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { create } from 'qrcode'
import { openFont, splitRuns } from '#platform/fonts'
import { writeCode, type Seal } from './code.ts'
import type { Box, PageLayout, Printed, SheetLayout } from './model.ts'
import { paper } from './sheet.ts'

const points = 72 / 25.4
export type Print = { run: string; layout: SheetLayout; /** The first copy has the first number. */ numbers: readonly string[]; seal: Seal; title: string; author: string; now: Date; /** "Page 1 of 2". */ pageWords: (page: number, of: number) => string }

/** The sheets of a run as one PDF to be printed at its size, the pages of a sheet one after the other: on both sides of the paper or on two papers. */
export async function printSheets({ run, layout, numbers, seal, title, author, now, pageWords }: Print): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [paper.width * points, paper.height * points], margin: 0, autoFirstPage: false, displayTitle: true, info: { Title: title, Author: author, CreationDate: now, ModDate: now } })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => { document.on('end', () => resolve()).on('error', reject) })
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const name of ['sans', 'sans-medium', 'sans-jp', 'sans-jp-bold'] as const) document.registerFont(name, openFont(name) as never)
  const of = layout.pages.length
  for (const [index, number] of numbers.entries()) {
    for (const [at, page] of layout.pages.entries()) {
      document.addPage()
      drawPage(document, layout, page)
      const below = layout.code.y + layout.code.height
      write(document, { x: 142, y: 23, words: number, size: 4.2, strong: true })
      write(document, { x: 142, y: 28, words: pageWords(at + 1, of), size: 2.8 })
      drawCode(document, layout.code, writeCode({ run, copy: index + 1, page: at + 1 }, seal))
      document.moveTo(20 * points, (below + 3) * points).lineTo(190 * points, (below + 3) * points).lineWidth(0.4).strokeColor('#9a938a').stroke()
    }
    // Others want to be answered meanwhile.
    if (index % 8 === 7) await setImmediate()
  }
  document.end()
  await ended
  return Buffer.concat(chunks)
}

type Document = PDFKit.PDFDocument

function drawPage(document: Document, { marks, radius }: SheetLayout, page: PageLayout): void {
  document.fillColor('#000')
  for (const { x, y, side } of marks) document.rect((x - side / 2) * points, (y - side / 2) * points, side * points, side * points).fill()
  for (const words of page.printed) write(document, words)
  document.lineWidth(0.35 * points).strokeColor('#222')
  for (const { x, y } of page.bubbles) document.circle(x * points, y * points, radius * points).stroke()
  for (const { x, y, width, height } of page.boxes) {
    document.lineWidth(0.25 * points).strokeColor('#555').rect(x * points, y * points, width * points, height * points).stroke()
    document.lineWidth(0.15 * points).strokeColor('#e2ded8')
    for (let line = y + 9; line < y + height - 1; line += 9) document.moveTo((x + 2) * points, line * points).lineTo((x + width - 2) * points, line * points).stroke()
    document.lineWidth(0.35 * points).strokeColor('#222')
  }
}

function write(document: Document, { x, y, words, size, strong }: Printed): void {
  let at = x * points
  for (const run of splitRuns(words, strong ? 'value' : 'label')) {
    document.font(run.font).fontSize(size * points).fillColor('#1f2328').text(run.text, at, y * points, { lineBreak: false, baseline: 'alphabetic' })
    at += document.widthOfString(run.text)
  }
}

function drawCode(document: Document, code: Box, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  const side = code.width / modules.size
  document.fillColor('#000')
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) document.rect((code.x + column * side) * points, (code.y + row * side) * points, side * points + 0.05, side * points + 0.05)
    }
  }
  document.fill()
}
