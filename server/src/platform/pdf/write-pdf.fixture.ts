import PDFDocument from 'pdfkit'
import { fontFile } from '../fonts/index.ts'

/** A PDF as a union office makes one: a heading and a paragraph on each page, with contents. */
export async function writePdf(pages: readonly { title: string; text: string }[], options: { title?: string; author?: string; password?: string } = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A5', autoFirstPage: false, pdfVersion: '1.7', info: { ...(options.title && { Title: options.title }), ...(options.author && { Author: options.author }) }, ...(options.password && { userPassword: options.password }) })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise((resolve) => { pdf.on('end', resolve) })
  pdf.registerFont('sans', fontFile('sans'))
  for (const page of pages) {
    pdf.addPage()
    if (page.title) pdf.outline.addItem(page.title)
    pdf.font('sans').fontSize(18).text(page.title).moveDown().fontSize(11).text(page.text)
  }
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

/** A text in a font that the file names and does not bring, written in GBK, as old print software does. */
export function pdfWithoutFont(): Buffer {
  const drawing = 'BT /F1 24 Tf 60 700 Td <B0B2C8ABC9FAB2FA> Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -141 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const at = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`
  return Buffer.from(text, 'latin1')
}

/** A PDF as an office scanner makes one: each page is one picture, as large as A4; null: a page with nothing on it. */
export async function pdfOfPictures(pictures: readonly (Uint8Array | null)[], options: { password?: string } = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, ...(options.password && { userPassword: options.password, pdfVersion: '1.7' as const }) })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise((resolve) => { pdf.on('end', resolve) })
  for (const picture of pictures) {
    pdf.addPage()
    if (picture) pdf.image(Buffer.from(picture), 0, 0, { width: 595.28, height: 841.89 })
  }
  pdf.end()
  await done
  return Buffer.concat(chunks)
}
