import type { Bubble, PageLayout, Printed, SheetLayout, SheetQuestion, WordsBox } from './model.ts'
import { body, code, marks, radius } from './sheet.ts'

const [size, leading, small] = [3.7, 5.4, 3]
const rowHeight = 8.4
/** Where words stand that belong to a bubble, from its middle. */
const beside = 5
const scaleLeft = 120

export type SheetText = { title: string; about: readonly string[]; lead: string; day: string; foot: string; /** The key of the box for the day. */ dayKey: string }

/**
 * Lays questions out on as many pages as they take. Pure: widths of words are reckoned, not measured, and a little too wide rather than too narrow, so that no font prints into a
 * bubble.
 */
export function layOut(text: SheetText, questions: readonly SheetQuestion[]): SheetLayout {
  const pages: Page[] = []
  let page = begin(text, pages)
  for (const question of questions) {
    const block = blockOf(question)
    if (page.y + block.height > body.bottom && page.filled) page = begin(text, pages)
    place(page, block)
  }
  return { radius, code, marks, questions: questions.map(({ key, kind }) => ({ key, kind })), pages: pages.map(({ printed, bubbles, boxes }) => ({ printed, bubbles, boxes })) }
}

type Page = { printed: Printed[]; bubbles: Bubble[]; boxes: WordsBox[]; y: number; filled: boolean }
type Block = PageLayout & { height: number }

function begin(text: SheetText, pages: Page[]): Page {
  const first = pages.length === 0
  const printed: Printed[] = [{ x: body.left, y: 23, words: text.title, size: 6, strong: true }, ...text.about.slice(0, 2).map((words, line) => ({ x: body.left, y: 29 + line * 4.8, words: cut(words, 118, 3.3), size: 3.3 }))]
  if (first) printed.push({ x: body.left, y: 42, words: text.day, size: 3.3 })
  const page: Page = { printed, bubbles: [], boxes: first ? [{ question: text.dayKey, x: body.left + widthOf(text.day, 3.3) + 3, y: 37, width: 50, height: 7 }] : [], y: body.top, filled: false }
  for (const words of wrapped(text.lead, body.right - body.left, small)) {
    page.printed.push({ x: body.left, y: page.y + 1, words, size: small })
    page.y += 4.4
  }
  page.y += 2
  page.printed.push({ x: body.left, y: 281, words: cut(text.foot, body.right - body.left, 2.7), size: 2.7 })
  pages.push(page)
  return page
}

function place(page: Page, block: Block): void {
  const move = <T extends { y: number }>(one: T): T => ({ ...one, y: round(one.y + page.y) })
  page.printed.push(...block.printed.map(move))
  page.bubbles.push(...block.bubbles.map(move))
  page.boxes.push(...block.boxes.map(move))
  page.y += block.height
  page.filled = true
}

/** A question as it stands by itself, from y = 0. */
function blockOf(question: SheetQuestion): Block {
  const printed: Printed[] = [], bubbles: Bubble[] = [], boxes: WordsBox[] = []
  let y = 0
  if (question.section) {
    printed.push({ x: body.left, y: y + 5, words: cut(question.section, 165, size), size, strong: true })
    y += 8
  }
  const onScale = question.scale === true
  const top = y
  for (const words of wrapped(question.words, (onScale ? scaleLeft - 8 : body.right) - body.left, size)) {
    printed.push({ x: body.left, y: y + 4.4, words, size })
    y += leading
  }
  for (const words of question.note ? wrapped(question.note, (onScale ? scaleLeft - 8 : body.right) - body.left, small) : []) {
    printed.push({ x: body.left, y: y + 3.2, words, size: small })
    y += 4.4
  }
  const bubble = (option: { key: string; label: string }, at: { x: number; y: number }, width: number) => {
    bubbles.push({ question: question.key, option: option.key, x: round(at.x), y: at.y })
    const lines = wrapped(option.label, width, size)
    lines.forEach((words, line) => printed.push({ x: round(at.x + beside), y: at.y + 1.3 + line * leading, words, size }))
    return Math.max(0, lines.length - 1) * leading
  }
  if (onScale) {
    question.options.forEach((option, index) => bubble(option, { x: scaleLeft + index * ((body.right - scaleLeft) / question.options.length) + radius, y: top + 3.2 }, 5))
    y = Math.max(y, top + 6.2)
  } else if (question.kind !== 'words') {
    y += 1
    let x: number = body.left
    let deep = 0
    for (const option of question.options) {
      const width = Math.min(body.right - body.left, beside + radius + widthOf(option.label, size) + 3)
      if (x + width > body.right + 7 && x > body.left) {
        [x, y, deep] = [body.left, y + rowHeight + deep, 0]
      }
      deep = Math.max(deep, bubble(option, { x: x + radius + 1, y: y + 4.2 }, body.right - body.left - beside - radius - 2))
      x += width + 2
    }
    y += rowHeight + deep
  } else {
    const height = (question.lines ?? 2) * 9
    boxes.push({ question: question.key, x: body.left, y: y + 1, width: body.right - body.left, height })
    y += height + 2
  }
  return { printed, bubbles, boxes, height: y + 3 }
}

const round = (value: number) => Math.round(value * 100) / 100

/** Breaks at spaces, and between Chinese characters but not before their punctuation. */
function wrapped(text: string, width: number, of: number): string[] {
  const pieces = text.match(/[\u0021-\u024f]+\s*|\s+|[^\u0021-\u024f\s][，。、；：！？）》”’]*/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces.flatMap((one) => (widthOf(one, of) > width ? [...one] : [one]))) {
    if (line && widthOf((line + piece).trimEnd(), of) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return line.trim() ? [...lines, line.trim()] : lines
}

function cut(text: string, width: number, of: number): string {
  const lines = wrapped(text, width - of, of)
  return lines.length > 1 ? `${lines[0]!}…` : text
}

function widthOf(text: string, of: number): number {
  return [...text].reduce((sum, one) => sum + (one > '\u2000' ? 1 : /[A-Z0-9@%mwMW]/.test(one) ? 0.72 : 0.58), 0) * of
}
