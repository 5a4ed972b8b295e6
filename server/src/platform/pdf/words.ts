/** A stretch of text as a PDF places it: `transform` ends in its place, in points from below left. */
export type Piece = { str: string; hasEOL: boolean; transform: number[]; width: number; height: number }

const most = 20_000
/** Radicals, compatibility ideographs and ligatures; not the punctuation of Chinese, which NFKC would take for wide Latin. */
const printersForms = /[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFB06\u{2F800}-\u{2FA1F}]/gu
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：？！“”‘’（）《》【】…—]/u
/** A line that ends so may be the last of its paragraph. */
const ends = /[。！？…：；.!?:;”’）」』]$/u

type Line = { text: string; right: number; bottom: number; height: number }

/**
 * What a page says, a paragraph a line: lines that only the width of the paper ended are joined. Null for a page without words. Compatibility forms (⾊ for 色), which
 * print shops leave behind, are written as the characters they stand for.
 */
export function linesOf(pieces: readonly Piece[]): string | null {
  const lines = gather(pieces).filter((line) => line.text !== '')
  if (lines.length === 0) return null
  const right = Math.max(...lines.map((line) => line.right))
  const paragraphs: string[] = []
  let open = false
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    // Another size of letters or more than a line's distance is another paragraph.
    const apart = before !== undefined && (Math.abs(before.height - line.height) > 1.5 || before.bottom - line.bottom > 2.2 * Math.max(before.height, line.height) || before.bottom < line.bottom)
    if (open && !apart) paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1)!, line.text)
    else paragraphs.push(line.text)
    open = !(ends.test(line.text) && line.right < right - 1.5 * line.height) && line.right > right - 3 * Math.max(line.height, 8)
  }
  return paragraphs.join('\n').replace(printersForms, (sign) => sign.normalize('NFKC')).slice(0, most)
}

function gather(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let line: Line | null = null
  for (const piece of pieces) {
    const [x, y] = [piece.transform[4] ?? 0, piece.transform[5] ?? 0]
    if (piece.str !== '') {
      line ??= { text: '', right: 0, bottom: y, height: 0 }
      line.text += piece.str
      line.right = Math.max(line.right, x + piece.width)
      line.height = Math.max(line.height, piece.height)
    }
    if (piece.hasEOL && line) {
      lines.push(line)
      line = null
    }
  }
  if (line) lines.push(line)
  return lines.map((one) => ({ ...one, text: one.text.replace(/[\p{Cc}\p{Zs}]+/gu, ' ').trim() }))
}

/** Chinese lines meet without a space, a hyphen at the end of an English one goes. */
function joined(before: string, after: string): string {
  if (cjk.test(before.at(-1) ?? '') || cjk.test(after[0] ?? '')) return before + after
  return before.endsWith('-') ? before.slice(0, -1) + after : `${before} ${after}`
}
