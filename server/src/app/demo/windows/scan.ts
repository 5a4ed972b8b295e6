import PDFDocument from 'pdfkit'
import { openFont } from '#platform/fonts'

/** What a scanned form looks like: a page with its title, some lines and a round stamp. */
export async function scanOf(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A5', margin: 42 })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => { document.on('end', () => resolve()) })
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.registerFont('serif', openFont('serif') as never)
  document.font('serif').fontSize(18).text(title, { align: 'center' }).moveDown(1.4).fontSize(11)
  for (const line of lines) document.text(line).moveDown(0.6)
  document.circle(300, 480, 42).lineWidth(2.5).strokeColor('#c4262e').stroke().fillColor('#c4262e').fontSize(10).text('工会委员会', 270, 474)
  document.end()
  await ended
  return Buffer.concat(chunks)
}
