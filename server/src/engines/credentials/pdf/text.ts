import { splitRuns } from '#platform/fonts'
import type { Chain, Run } from '#platform/fonts'

type Document = PDFKit.PDFDocument

/** How a line is set: points, a CSS colour, and space after each character in points. */
export interface Style { chain: Chain, size: number, color: string, tracking?: number }

/** Width of a line without the space after its last character. */
export function widthOf(document: Document, text: string, style: Style): number {
  const tracking = style.tracking ?? 0
  const runs = splitRuns(text, style.chain)
  return runs.reduce((width, run) => width + runWidth(document, run, style.size, tracking), 0) - (runs.length ? tracking : 0)
}

/** Draws a line from its left end; `y` is the baseline, so runs of several fonts stand on one line. */
export function drawLine(document: Document, text: string, at: { x: number, y: number }, style: Style): void {
  const tracking = style.tracking ?? 0
  let { x } = at
  for (const run of splitRuns(text, style.chain)) {
    document.font(run.font).fontSize(style.size).fillColor(style.color)
      .text(run.text, x, at.y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: tracking })
    x += runWidth(document, run, style.size, tracking)
  }
}

/** Draws a line around a middle. */
export function drawCentred(document: Document, text: string, at: { middle: number, y: number }, style: Style): void {
  drawLine(document, text, { x: at.middle - widthOf(document, text, style) / 2, y: at.y }, style)
}

/** The style made smaller, tracking with it, until the line is no wider than `width`. */
export function fitted(document: Document, text: string, width: number, style: Style): Style {
  const scale = Math.min(1, width / widthOf(document, text, style))
  return { ...style, size: style.size * scale, tracking: (style.tracking ?? 0) * scale }
}

/** Lines no wider than `width`: breaks at spaces, and between Chinese characters but not before punctuation. */
export function wrapped(document: Document, text: string, width: number, style: Style): string[] {
  const pieces = text.match(/[\u0021-\u024f]+\s*|[^\u0021-\u024f][，。、；：！？）》”’]*/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && widthOf(document, (line + piece).trimEnd(), style) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return line.trim() ? [...lines, line.trim()] : lines
}

function runWidth(document: Document, run: Run, size: number, tracking: number): number {
  // Tracking is added here: PDFKit would count 𠮷 as two characters.
  return document.font(run.font).fontSize(size).widthOfString(run.text) + tracking * Array.from(run.text).length
}
