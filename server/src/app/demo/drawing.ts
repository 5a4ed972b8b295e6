import { deflateSync } from 'node:zlib'

export type Colour = readonly [number, number, number]
export type Box = { x: number; y: number; width: number; height: number; colour: Colour }
export type Disc = { x: number; y: number; radius: number; colour: Colour }
export const [width, height] = [480, 300]

/** A picture of the demo, flat as on a poster: boxes and discs, the later over the earlier, on light that grows warmer downwards. Nobody's picture but ours. */
export function draw(shapes: readonly (Box | Disc)[]): Uint8Array {
  const pixels = Buffer.alloc(width * height * 3)
  const dot = (column: number, row: number, colour: Colour) => colour.forEach((value, part) => { pixels[(row * width + column) * 3 + part] = value })
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) dot(column, row, [250 - row / 12, 240 - row / 9, 224 - row / 6])
  for (const shape of shapes) {
    const round = 'radius' in shape
    const { x, y, wide, high } = round ? { x: shape.x - shape.radius, y: shape.y - shape.radius, wide: shape.radius * 2, high: shape.radius * 2 } : { x: shape.x, y: shape.y, wide: shape.width, high: shape.height }
    for (let row = Math.max(0, y); row < Math.min(height, y + high); row++) {
      for (let column = Math.max(0, x); column < Math.min(width, x + wide); column++) if (!round || (column - shape.x) ** 2 + (row - shape.y) ** 2 <= shape.radius ** 2) dot(column, row, shape.colour)
    }
  }
  return png(pixels)
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
