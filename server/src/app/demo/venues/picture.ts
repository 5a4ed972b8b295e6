import { deflateSync } from 'node:zlib'
import { Chance } from '../chance.ts'

type Colour = readonly [number, number, number]
type Box = { x: number; y: number; width: number; height: number; colour: Colour }

const [width, height] = [480, 300]
const shelf: Colour[] = [[186, 74, 60], [214, 158, 78], [74, 110, 96], [62, 84, 116], [128, 86, 112], [226, 208, 170]]

/** A drawing of a place, flat as on a poster: enough to see that a photo stands there, and nobody's picture. */
export function drawPlace(kind: string, seed: string): Uint8Array {
  const chance = new Chance(seed)
  const pixels = Buffer.alloc(width * height * 3)
  const paint = ({ x, y, width: wide, height: high, colour }: Box) => {
    for (let row = Math.max(0, y); row < Math.min(height, y + high); row++) for (let column = Math.max(0, x); column < Math.min(width, x + wide); column++) colour.forEach((value, part) => { pixels[(row * width + column) * 3 + part] = value })
  }
  for (let row = 0; row < height; row++) paint({ x: 0, y: row, width, height: 1, colour: [250 - row / 12, 240 - row / 9, 224 - row / 6].map(Math.round) as unknown as Colour })
  for (const box of kind === 'library' ? books(chance) : building(chance, kind)) paint(box)
  return png(pixels)
}

function books(chance: Chance): Box[] {
  return [30, 120, 210].flatMap((top) => {
    const row: Box[] = [{ x: 20, y: top + 74, width: width - 40, height: 8, colour: [122, 90, 58] }]
    for (let x = 30; x < width - 50;) {
      const [wide, high] = [chance.int(10, 22), chance.int(48, 72)]
      row.push({ x, y: top + 74 - high, width: wide, height: high, colour: chance.pick(shelf) })
      x += wide + (chance.likely(0.12) ? 26 : 2)
    }
    return row
  })
}

function building(chance: Chance, kind: string): Box[] {
  const tall = kind === 'culture' || kind === 'activity'
  const wall: Colour = kind === 'station' ? [214, 158, 78] : kind === 'nursing' ? [226, 190, 178] : [196, 110, 84]
  const [left, top, wide] = tall ? [70, 60, 340] : [120, 130, 240]
  const boxes: Box[] = [{ x: 0, y: 250, width, height: 50, colour: [128, 142, 112] }, { x: left, y: top, width: wide, height: 250 - top, colour: wall }, { x: left - 14, y: top - 16, width: wide + 28, height: 16, colour: [92, 66, 52] }]
  for (let x = left + 24; x < left + wide - 40; x += 58) for (let y = top + 24; y < 190; y += 56) boxes.push({ x, y, width: 34, height: 34, colour: chance.likely(0.6) ? [252, 226, 160] : [104, 122, 132] })
  boxes.push({ x: left + wide / 2 - 26, y: 190, width: 52, height: 60, colour: [62, 52, 46] })
  return boxes
}

function png(pixels: Buffer): Uint8Array {
  const rows = Buffer.concat(Array.from({ length: height }, (_, row) => Buffer.concat([Buffer.of(0), pixels.subarray(row * width * 3, (row + 1) * width * 3)])))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 6 })), chunk('IEND', Buffer.alloc(0))])
}

const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0 })

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4)
  return out
}
