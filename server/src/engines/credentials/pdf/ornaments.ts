import { create as createQr } from 'qrcode'
import { guillochePath, ROSETTE } from './guilloche.ts'
import { drawCentred, widthOf } from './text.ts'
import type { Style } from './text.ts'

type Document = PDFKit.PDFDocument
interface Box { x: number, y: number, width: number, height: number }
interface Circle { x: number, y: number, radius: number }

const RED = '#C4262E'
const BRASS = '#C3A06C'

/** Ruler ticks along the four sides of a box, pointing inwards; every fifth is longer, every tenth the longest. */
export function drawRulerFrame(document: Document, box: Box): void {
  const ticks: string[] = []
  const pitch = 6
  const across = Math.round(box.width / pitch / 10) * 10
  const down = Math.round(box.height / pitch / 10) * 10
  for (let tick = 1; tick < across; tick += 1) {
    const x = box.x + (box.width * tick) / across
    ticks.push(`M${x} ${box.y}v${tickLength(tick)}`, `M${x} ${box.y + box.height}v${-tickLength(tick)}`)
  }
  for (let tick = 1; tick < down; tick += 1) {
    const y = box.y + (box.height * tick) / down
    ticks.push(`M${box.x} ${y}h${tickLength(tick)}`, `M${box.x + box.width} ${y}h${-tickLength(tick)}`)
  }
  document.path(ticks.join('')).lineWidth(0.7).strokeColor(BRASS).stroke()
}

function tickLength(tick: number): number {
  return tick % 10 === 0 ? 11 : tick % 5 === 0 ? 7.5 : 4.5
}

/** The guilloche behind the name, in three tints so pale that text stays readable on it. */
export function drawRosette(document: Document, { x, y, radius }: Circle): void {
  const tints = ['#EBDFC4', '#DDE7DA', '#F0DDD0']
  document.save().translate(x, y).lineWidth(0.4)
  ROSETTE.forEach((band, ring) => document.path(guillochePath(band, radius)).strokeColor(tints[ring] ?? BRASS).stroke())
  document.restore()
}

/** A QR code of the text with error correction M, dark on the page's own ground. */
export function drawQr(document: Document, text: string, box: Omit<Box, 'height'>): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' })
  const unit = box.width / modules.size
  const squares: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      const from = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1
      // A hair of overlap keeps viewers from showing seams between rows.
      squares.push(`M${box.x + from * unit} ${box.y + row * unit}h${(column - from + 1) * unit}v${unit * 1.02}h${-(column - from + 1) * unit}z`)
    }
  }
  document.path(squares.join('')).fill('#1F2328')
}

/** A turned beam on a 24 box: the ornament in the middle of the seal. */
const BEAM = 'M4 3.5H20V8.5H15.2C13.9 10.6 13.9 13.4 15.2 15.5H20V20.5H4V15.5H8.8C10.1 13.4 10.1 10.6 8.8 8.5H4Z'

/** A round seal with the issuer around and a line at the foot, pressed at −6°. */
export function drawSeal(document: Document, seal: Circle & { around: string, foot: string }): void {
  const { x, y, radius, around, foot } = seal
  document.save().opacity(0.9).rotate(-6, { origin: [x, y] })
  document.circle(x, y, radius).lineWidth(radius * 0.05).strokeColor(RED).stroke()
  document.circle(x, y, radius * 0.91).lineWidth(0.6).stroke()
  const mark = radius * 0.6
  document.save().translate(x - mark / 2, y - mark * 0.54).scale(mark / 24).path(BEAM).fill(RED).restore()

  // A long line stands higher and smaller, where the ring is wide enough for it.
  const long = [...foot].length > 6
  const size = long ? Math.min(0.16, 1.16 / ([...foot].length * 1.16)) : 0.16
  const footStyle: Style = { chain: 'title', size: radius * size, color: RED, tracking: radius * size * 0.16 }
  drawCentred(document, foot, { middle: x, y: y + radius * (long ? 0.54 : 0.62) }, footStyle)
  drawAround(document, around, { x, y, radius: radius * 0.73 }, { chain: 'title', size: radius * 0.19, color: RED })
  document.restore()
}

/** Text on the upper arc of a circle, at most 240° of it: a long name is set smaller and closer. */
function drawAround(document: Document, text: string, { x, y, radius }: Circle, style: Style): void {
  const characters = Array.from(text)
  const widths = (size: number): number[] => characters.map((character) => widthOf(document, character, { ...style, size }))
  const natural = widths(style.size).reduce((sum, width) => sum + width * 1.22, 0) / radius
  const scale = Math.min(1, (240 * Math.PI) / 180 / natural)
  const size = style.size * scale
  let angle = (-natural * scale) / 2
  for (const [place, width] of widths(size).entries()) {
    const half = (width * 1.22) / 2 / radius
    angle += half
    document.save().rotate((angle * 180) / Math.PI, { origin: [x, y] })
    drawCentred(document, characters[place] ?? '', { middle: x, y: y - radius + size * 0.1 }, { ...style, size })
    document.restore()
    angle += half
  }
}
