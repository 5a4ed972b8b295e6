import PDFDocument from 'pdfkit'
import type { SignedDocument } from '../model.ts'
import { CHAINS, openFont } from '#platform/fonts'
import { drawQr, drawRosette, drawRulerFrame, drawSeal } from './ornaments.ts'
import { drawCentred, drawLine, fitted, widthOf, wrapped } from './text.ts'
import type { Style } from './text.ts'

/** Everything printed, in the language of the certificate. The engine brings no word of its own. */
export interface CertificateTexts {
  language: 'zh-CN' | 'en'
  title: string
  subtitle: string
  holderName: string
  /** The sentence between the name and what was achieved. */
  statement: string
  achievement: string
  level?: string
  /** Number, issuer, dates and the like; up to five. */
  rows: readonly { label: string, value: string }[]
  seal: { around: string, foot: string }
  /** Beside the QR code: what scanning it does, in one bold line and up to three more. */
  check: { heading: string, lines: readonly string[] }
}

export interface CertificateSheet {
  texts: CertificateTexts
  /** What the QR code says: the public address that verifies this certificate. */
  verifyUrl: string
  /** Goes into the file, so that the PDF alone can be verified. */
  credential: SignedDocument
  now: Date
}

const PAGE = { width: 595.28, height: 841.89 }
const MIDDLE = PAGE.width / 2
const LEFT = 92
const TEXT_WIDTH = PAGE.width - 2 * LEFT
const INK = '#1F2328'
const INK_2 = '#4A453F'
const GREY = '#6B645C'

const TITLE: Style = { chain: 'title', size: 42, color: INK, tracking: 12 }
const SUBTITLE: Style = { chain: 'value', size: 11.5, color: '#7D5A1C', tracking: 2.6 }
const NAME: Style = { chain: 'title', size: 56, color: INK, tracking: 13 }
const STATEMENT: Style = { chain: 'text', size: 15.5, color: INK_2, tracking: 0.6 }
const ACHIEVEMENT: Style = { chain: 'title', size: 31, color: INK, tracking: 1.5 }
const LEVEL: Style = { chain: 'text', size: 17, color: INK_2, tracking: 1 }
const LABEL: Style = { chain: 'label', size: 12.5, color: GREY }
const VALUE: Style = { chain: 'value', size: 13.5, color: INK }
const CHECK_HEADING: Style = { chain: 'value', size: 12.5, color: INK }
const CHECK_LINE: Style = { chain: 'label', size: 10, color: GREY }

/** The certificate as an A4 page with the signed credential attached as `credential.json`. About 120 KB. */
export async function drawCertificate(sheet: CertificateSheet): Promise<Uint8Array> {
  const { texts } = sheet
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height], margin: 0, pdfVersion: '1.7', lang: texts.language, displayTitle: true,
    info: { Title: `${texts.title} ${texts.holderName}`, Author: texts.seal.around, CreationDate: sheet.now, ModDate: sheet.now },
  })
  const finished = collect(document)
  for (const name of new Set(Object.values(CHAINS).flat())) document.registerFont(name, openFont(name))

  document.rect(0, 0, PAGE.width, PAGE.height).fill('#FFFDF8')
  drawRosette(document, { x: MIDDLE, y: 350, radius: 184 })
  drawRulerFrame(document, { x: 28, y: 28, width: PAGE.width - 56, height: PAGE.height - 56 })
  drawHead(document, texts)
  drawFacts(document, texts)
  drawCheck(document, sheet)
  drawSeal(document, { x: 438, y: 666, radius: 66, ...texts.seal })

  const attachment = { name: 'credential.json', type: 'application/json', relationship: 'Data', creationDate: sheet.now, modifiedDate: sheet.now }
  document.file(Buffer.from(JSON.stringify(sheet.credential)), attachment)
  document.end()
  return finished
}

function drawHead(document: PDFKit.PDFDocument, texts: CertificateTexts): void {
  const centred = (text: string, y: number, style: Style): void => drawCentred(document, text, { middle: MIDDLE, y }, fitted(document, text, TEXT_WIDTH, style))
  centred(texts.title, 124, spaced(texts.title, TITLE))
  centred(texts.subtitle, 152, SUBTITLE)
  centred(texts.holderName, 296, spaced(texts.holderName, NAME))
  const statement = wrapped(document, texts.statement, TEXT_WIDTH - 20, STATEMENT).slice(0, 3)
  statement.forEach((line, place) => centred(line, 352 + place * 25, STATEMENT))
  const below = 352 + (statement.length - 1) * 25
  centred(texts.achievement, below + 52, ACHIEVEMENT)
  if (texts.level) centred(texts.level, below + 86, LEVEL)
}

/** Wide spacing is for Chinese characters; Latin letters set like that fall apart. */
function spaced(text: string, style: Style): Style {
  return /\p{Script=Han}/u.test(text) ? style : { ...style, tracking: 0.5 }
}

function drawFacts(document: PDFKit.PDFDocument, { rows }: CertificateTexts): void {
  document.moveTo(LEFT, 542).lineTo(PAGE.width - LEFT, 542).lineWidth(0.8).strokeColor('#DCCBA6').stroke()
  const indent = Math.max(...rows.map((row) => widthOf(document, row.label, LABEL))) + 18
  rows.slice(0, 5).forEach((row, place) => {
    const y = 571 + place * 24
    drawLine(document, row.label, { x: LEFT, y }, LABEL)
    drawLine(document, row.value, { x: LEFT + indent, y }, fitted(document, row.value, TEXT_WIDTH - indent, VALUE))
  })
}

function drawCheck(document: PDFKit.PDFDocument, { texts: { check }, verifyUrl }: CertificateSheet): void {
  const [top, size] = [694, 92]
  drawQr(document, verifyUrl, { x: LEFT, y: top, width: size })
  const x = LEFT + size + 16
  drawLine(document, check.heading, { x, y: top + 44 }, CHECK_HEADING)
  check.lines.slice(0, 3).forEach((line, place) => {
    drawLine(document, line, { x, y: top + 63 + place * 15 }, fitted(document, line, PAGE.width - 60 - x, CHECK_LINE))
  })
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => { resolve(Buffer.concat(chunks)) })
    document.on('error', reject)
  })
}
