import { createCanvas, loadImage } from '@napi-rs/canvas'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PdfFile } from './index.ts'
import { linesOf, type Piece } from './words.ts'
import { pdfOfPictures, pdfWithoutFont, writePdf } from './write-pdf.fixture.ts'

/** How much of a picture is not white: something is drawn on it. */
async function inked(bytes: Uint8Array): Promise<number> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark += 1
  return dark / (data.length / 4)
}

test('letters that the file does not bring are drawn in ours', async () => {
  const pdf = new PdfFile(pdfWithoutFont())
  try {
    expect(await pdf.open()).toMatchObject({ pages: 1 })
    const page = await pdf.draw(1, { as: 'webp', quality: 70, width: 1_240, height: 4_000 })
    expect(page.words).toBe('安全生产')
    // Four boxes, as where a letter is missing, have half of this ink.
    expect(await inked(page.picture)).toBeGreaterThan(0.0008)
  } finally {
    await pdf.close()
  }
})

test('a page is drawn as large as fits, and tells how many dots its pictures have: none of words, all of a scan', async () => {
  const scan = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#444' } }).jpeg().toBuffer()
  const pdf = new PdfFile(await pdfOfPictures([scan, null]))
  try {
    expect((await pdf.open()).pages).toBe(2)
    const first = await pdf.draw(1, { as: 'jpeg', quality: 90, width: 1_000, height: 900, counted: true })
    expect([first.dots, first.words, (await sharp(first.picture).metadata()).height]).toEqual([240_000, null, 900])
    expect(await inked(first.picture)).toBeGreaterThan(0.9)
    expect((await pdf.draw(2, { as: 'jpeg', quality: 90, width: 100, height: 100, counted: true })).dots).toBe(0)
  } finally {
    await pdf.close()
  }
})

test('what asks for a password is locked, what is no PDF is broken', async () => {
  for (const [bytes, reason] of [[await writePdf([{ title: '一', text: '二' }], { password: 'secret' }), 'locked'], [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0x90)]), 'broken']] as const) {
    const pdf = new PdfFile(bytes)
    await expect(pdf.open().finally(() => pdf.close())).rejects.toMatchObject({ reason })
  }
})

describe('words of a page', () => {
  const piece = (str: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({ str, hasEOL: true, transform: [1, 0, 0, 1, x, y], width: str.length * 10, height: 10, ...more })
  test('lines that only the paper ended are joined, Chinese ones without a space; a short last line ends the paragraph', () => {
    expect(linesOf([piece('一二三四五六七八九十', 0, 700), piece('完了。', 0, 688), piece('下一段一二三四五六七', 0, 676), piece('也完了', 0, 664)])).toBe('一二三四五六七八九十完了。\n下一段一二三四五六七也完了')
    expect(linesOf([piece('turn the machine off and discon-', 0, 700), piece('nect it before you open the door', 0, 688)])).toBe('turn the machine off and disconnect it before you open the door')
  })
  test('a page without words has none; forms of characters that only printers use become the characters', () => {
    expect(linesOf([])).toBeNull()
    expect(linesOf([piece('  ', 0, 700)])).toBeNull()
    expect(linesOf([piece('绿⾊', 0, 700)])).toBe('绿色')
  })
})
