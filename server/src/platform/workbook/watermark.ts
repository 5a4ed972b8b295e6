import { crc32, deflateSync } from 'node:zlib'
import { outlineOf, type Point } from './outline.ts'

const size = 20
const leading = 32
const slant = (-18 * Math.PI) / 180
/** Of 255: faint enough to read figures on, dark enough to stand on a photograph of the screen. */
const ink = 214

/** Lines of text aslant on white, as a grey PNG that is tiled behind a sheet. */
export function watermarkPng(lines: readonly string[]): Buffer {
  const outlines = lines.map((line) => outlineOf(line, size))
  const wide = Math.max(...outlines.map((line) => line.width))
  const width = Math.ceil(wide * Math.cos(slant) + 120)
  const height = Math.ceil(wide * Math.sin(-slant) + lines.length * leading + 60)
  const turn = ([x, y]: Point): Point => [width / 2 + x * Math.cos(slant) - y * Math.sin(slant), height / 2 + x * Math.sin(slant) + y * Math.cos(slant)]
  const polygons = outlines.flatMap((line, index) => {
    const down = (index - (lines.length - 1) / 2) * leading + size / 3
    return line.polygons.map((polygon) => polygon.map(([x, y]) => turn([x - line.width / 2, y + down])))
  })
  return greyPng(width, height, fill(polygons, width, height))
}

type Edge = { top: number; bottom: number; x: number; slope: number; winding: 1 | -1 }
const fine = 4

/** How much of each pixel lies inside the polygons (0 to 1, nonzero winding), four lines to a pixel. */
function fill(polygons: readonly Point[][], width: number, height: number): Float32Array {
  const edges = polygons.flatMap((polygon) => polygon.flatMap((from, index) => edgeOf(from, polygon[(index + 1) % polygon.length]!))).sort((a, b) => a.top - b.top)
  const cover = new Float32Array(width * height)
  let next = 0
  let active: Edge[] = []
  for (let line = 0; line < height * fine; line++) {
    const y = (line + 0.5) / fine
    while (next < edges.length && edges[next]!.top <= y) active.push(edges[next++]!)
    active = active.filter((edge) => edge.bottom > y)
    const crossings = active.map((edge) => ({ x: edge.x + (y - edge.top) * edge.slope, winding: edge.winding })).sort((a, b) => a.x - b.x)
    let winding = 0
    for (const [index, { x, winding: turn }] of crossings.entries()) {
      winding += turn
      const end = crossings[index + 1]?.x
      if (winding !== 0 && end !== undefined) span(cover, Math.floor(y) * width, x, Math.min(end, width))
    }
  }
  return cover
}

function edgeOf(from: Point, to: Point): Edge[] {
  if (from[1] === to[1]) return []
  const [above, below] = from[1] < to[1] ? [from, to] : [to, from]
  return [{ top: above[1], bottom: below[1], x: above[0], slope: (below[0] - above[0]) / (below[1] - above[1]), winding: from[1] < to[1] ? 1 : -1 }]
}

function span(cover: Float32Array, row: number, from: number, to: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < to; x++) cover[row + x]! += (Math.min(x + 1, to) - Math.max(x, from)) / fine
}

function greyPng(width: number, height: number, cover: Float32Array): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = 255 - Math.round(Math.min(1, cover[y * width + x]!) * (255 - ink))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
