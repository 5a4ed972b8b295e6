import type { CodeCorners, Grey, Mark, Point, SheetLayout } from './model.ts'
import { fit, project, type Homography, type Pair } from './plane.ts'

/** Where every point of the sheet lies in the picture, and how black black is there. */
export type Registration = { at(point: Point): Point; /** How dark the printed black is near a point, 0 to 255. */ blackAt(point: Point): number; marks: number; /** Millimetres by which the marks miss a flat sheet. */ bent: number }

type Seen = { mark: Mark; at: Point; black: number }

/** So few marks, or none in a corner, and a part of the sheet would be guessed at. */
const fewest = 8

/**
 * Finds the marks around the page, going out from the code: each that is found says better where the next one is, so that any rotation, perspective and size is followed. Null when
 * too few are seen, or when they do not lie as on one sheet.
 */
export function register(picture: Grey, corners: CodeCorners, { code, marks }: Pick<SheetLayout, 'code' | 'marks'>): Registration | null {
  const codeCorners = [{ x: code.x, y: code.y }, { x: code.x + code.width, y: code.y }, { x: code.x + code.width, y: code.y + code.height }, { x: code.x, y: code.y + code.height }]
  const start: Pair[] = codeCorners.map((from, index) => ({ from, to: corners[index]!, weight: 0.15 }))
  const middle = { x: code.x + code.width / 2, y: code.y + code.height / 2 }
  const queue = marks.toSorted((a, b) => distance(a, middle) - distance(b, middle))
  let seen: Seen[] = []
  for (const mark of queue) {
    const mapping = fit([...start, ...pairsOf(seen)])
    if (!mapping) return null
    const known = [middle, ...seen.map((one) => one.mark)]
    const reach = Math.min(...known.map((one) => distance(one, mark)))
    const found = findMark(picture, mapping, mark, Math.min(13, 3 + 0.09 * reach))
    if (found) seen.push(found)
  }
  // Once more with all that is known, nearer: what was taken for a mark and lies elsewhere is let go.
  for (let round = 0; round < 2; round++) {
    const mapping = fit(pairsOf(seen))
    if (!mapping) return null
    seen = marks.flatMap((mark) => findMark(picture, mapping, mark, 3.2) ?? [])
  }
  const mapping = fit(pairsOf(seen))
  const back = fit(pairsOf(seen).map(({ from, to }) => ({ from: to, to: from })))
  if (!mapping || !back || seen.length < fewest || !inEachQuarter(seen)) return null
  const misses = seen.map((one) => ({ mark: one.mark, by: subtract(one.at, project(mapping, one.mark)), millimetres: distance(project(back, one.at), one.mark) }))
  const bent = Math.max(...misses.map((one) => one.millimetres))
  const codeMiss = Math.max(...codeCorners.map((corner, index) => distance(project(back, corners[index]!), corner)))
  if (bent > 3.2 || codeMiss > 4) return null
  return {
    marks: seen.length, bent,
    at(point) {
      const flat = project(mapping, point)
      const near = weighted(misses.map((one) => ({ of: one.mark, value: one.by })), point)
      return { x: flat.x + near.x, y: flat.y + near.y }
    },
    blackAt: (point) => weighted(seen.map((one) => ({ of: one.mark, value: { x: one.black, y: 0 } })), point).x,
  }
}

const pairsOf = (seen: readonly Seen[]): Pair[] => seen.map((one) => ({ from: one.mark, to: one.at }))
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
const subtract = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })

function inEachQuarter(seen: readonly Seen[]): boolean {
  return [[0, 0], [1, 0], [0, 1], [1, 1]].every(([right, low]) => seen.some(({ mark }) => (right ? mark.x > 150 : mark.x < 60) && (low ? mark.y > 225 : mark.y < 75)))
}

/** A value known at some points, at another: the nearer the more. */
function weighted(known: readonly { of: Point; value: Point }[], at: Point): Point {
  let [x, y, all] = [0, 0, 0]
  for (const { of, value } of known) {
    const weight = 1 / (distance(of, at) ** 2 + 100)
    x += value.x * weight
    y += value.y * weight
    all += weight
  }
  return { x: x / all, y: y / all }
}

/** The black square nearest to where a mark should be, among what is as large and as square as it; not further away than `reach` millimetres. */
function findMark(picture: Grey, mapping: Homography, mark: Mark, reach: number): Seen | null {
  const centre = project(mapping, mark)
  const across = [[1, 0], [0, 1]].map(([x, y]) => distance(project(mapping, { x: mark.x + x!, y: mark.y + y! }), centre))
  const scale = Math.sqrt(across[0]! * across[1]!)
  if (!(scale > 1) || scale > 80) return null
  const half = Math.ceil((reach + mark.side) * scale)
  const left = Math.max(0, Math.round(centre.x) - half), top = Math.max(0, Math.round(centre.y) - half)
  const width = Math.min(picture.width, Math.round(centre.x) + half + 1) - left, height = Math.min(picture.height, Math.round(centre.y) + half + 1) - top
  if (width < 4 || height < 4) return null
  const [low, high] = spreadOf(picture, { left, top, width, height })
  if (high - low < 35) return null
  const limit = low + (high - low) * 0.45
  const expected = (mark.side * scale) ** 2
  let best: { at: Point; away: number; black: number } | null = null
  for (const blob of blobs(picture, { left, top, width, height }, limit)) {
    if (blob.area < expected * 0.5 || blob.area > expected * 1.8 || !isSquare(blob)) continue
    const away = distance(blob, centre) / scale
    if (away <= reach && (!best || away < best.away)) best = { at: { x: blob.x, y: blob.y }, away, black: blob.black }
  }
  return best && { mark, at: best.at, black: best.black }
}

type Window = { left: number; top: number; width: number; height: number }
type Blob = Point & { area: number; xx: number; yy: number; xy: number; black: number }

/** Dark and light of a window, without the outermost hundredth of both. */
function spreadOf(picture: Grey, { left, top, width, height }: Window): [number, number] {
  const counts = new Uint32Array(256)
  for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) counts[picture.data[y * picture.width + x]!]!++
  const nth = (share: number) => {
    let left = share * width * height
    for (let value = 0; value < 256; value++) if ((left -= counts[value]!) <= 0) return value
    return 255
  }
  return [nth(0.01), nth(0.97)]
}

/** What is darker than the limit and hangs together, that does not touch the window's edge. */
function blobs(picture: Grey, { left, top, width, height }: Window, limit: number): Blob[] {
  const done = new Uint8Array(width * height), stack: number[] = [], found: Blob[] = []
  const dark = (at: number) => picture.data[(top + Math.floor(at / width)) * picture.width + left + (at % width)]! < limit
  for (let first = 0; first < done.length; first++) {
    if (done[first] || !dark(first)) continue
    let [area, x1, y1, xx, yy, xy, black, touches] = [0, 0, 0, 0, 0, 0, 0, false]
    done[first] = 1
    stack.push(first)
    while (stack.length > 0) {
      const at = stack.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      area += 1
      x1 += x
      y1 += y
      xx += x * x
      yy += y * y
      xy += x * y
      black += picture.data[(top + y) * picture.width + left + x]!
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) touches = true
      if (x > 0 && !done[at - 1] && dark(at - 1)) stack.push((done[at - 1] = 1, at - 1))
      if (x < width - 1 && !done[at + 1] && dark(at + 1)) stack.push((done[at + 1] = 1, at + 1))
      if (y > 0 && !done[at - width] && dark(at - width)) stack.push((done[at - width] = 1, at - width))
      if (y < height - 1 && !done[at + width] && dark(at + width)) stack.push((done[at + width] = 1, at + width))
    }
    if (touches || area < 9) continue
    const [mx, my] = [x1 / area, y1 / area]
    found.push({ area, x: left + mx, y: top + my, xx: xx / area - mx * mx, yy: yy / area - my * my, xy: xy / area - mx * my, black: black / area })
  }
  return found
}

/** By its moments: as wide as long, and without holes or arms. A solid square of area A has A / 12 along any axis. */
function isSquare({ area, xx, yy, xy }: Blob): boolean {
  const [middle, apart] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)]
  const [long, short] = [middle + apart, middle - apart]
  return short > 0 && long / short < 2.2 && (Math.sqrt(long * short) * 12) / area < 1.3
}
