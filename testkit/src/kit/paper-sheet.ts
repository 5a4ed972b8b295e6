import { create } from 'qrcode'
import { Chance } from './chance.ts'

/*
 * A sheet of paper with bubbles as somebody fills it in and photographs it, as pixels. Written by itself, from the layout alone, so that nothing the reader believes about pictures is
 * believed here too.
 */

type Point = { x: number; y: number }
/** What is needed of a layout; millimetres. */
export type PaperLayout = {
  radius: number
  code: Point & { width: number; height: number }
  marks: readonly (Point & { side: number })[]
  pages: readonly { bubbles: readonly (Point & { question: string; option: string })[]; boxes: readonly (Point & { question: string; width: number; height: number })[]; printed: readonly (Point & { words: string; size: number })[] }[]
}
/**
 * How a hand marks a bubble: wholly, by strokes, with a tick, weakly, or wholly and struck out again; as people do who did not read how to: scribbled over unevenly, a tick or a cross of
 * one stroke after the other that wobbles and may leave the bubble, a circle drawn around it; and what is no mark: one rubbed out that shows through, a slip of the pen.
 */
export type Hand = 'full' | 'strokes' | 'tick' | 'weak' | 'struck' | 'scribble' | 'wobbly-tick' | 'cross' | 'circle' | 'erased' | 'slip'
/** `ink`: grey of the pen, 20 a black one, 150 a soft pencil; by chance where it is left open. */
export type Filled = { bubbles: readonly { question: string; option: string; hand: Hand; ink?: number }[]; /** Boxes with something written in them. */ written: readonly string[] }
export type Picture = { width: number; height: number; data: Uint8Array }

const scale = 8
const [width, height] = [210 * scale, 297 * scale]

/** The paper itself, straight: 8 pixels a millimetre. `printed` words stand as grey strokes: where type is, not what it says. */
export function fillIn(layout: PaperLayout, { page, code, filled, seed }: { page: number; code: string; filled: Filled; seed: number }): Picture {
  const chance = new Chance(seed)
  const data = new Uint8Array(width * height).fill(250)
  const of = layout.pages[page - 1]!
  const dot = (at: Point, radius: number, ink: number) => {
    const [x0, x1, y0, y1] = [Math.floor((at.x - radius) * scale), Math.ceil((at.x + radius) * scale), Math.floor((at.y - radius) * scale), Math.ceil((at.y + radius) * scale)]
    for (let y = Math.max(0, y0); y <= Math.min(height - 1, y1); y++) for (let x = Math.max(0, x0); x <= Math.min(width - 1, x1); x++) if (Math.hypot(x / scale - at.x, y / scale - at.y) <= radius) data[y * width + x] = Math.min(data[y * width + x]!, ink)
  }
  const stroke = (from: Point, to: Point, wide: number, ink: number) => {
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * 8) + 1
    for (let step = 0; step <= steps; step++) dot({ x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps }, wide / 2, ink)
  }
  const block = (x: number, y: number, w: number, h: number, ink: number) => {
    for (let row = Math.round(y * scale); row < Math.round((y + h) * scale); row++) data.fill(ink, row * width + Math.round(x * scale), row * width + Math.round((x + w) * scale))
  }
  for (const { x, y, side } of layout.marks) block(x - side / 2, y - side / 2, side, side, 12)
  const { modules } = create(code, { errorCorrectionLevel: 'Q' })
  const module = layout.code.width / modules.size
  for (let row = 0; row < modules.size; row++) for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) block(layout.code.x + column * module, layout.code.y + row * module, module, module, 12)
  for (const { x, y, words, size } of of.printed) [...words].forEach((one, index) => one !== ' ' && stroke({ x: x + index * size * 0.55, y: y - size * 0.7 }, { x: x + index * size * 0.55 + size * 0.3, y }, 0.3, 40))
  for (const { x, y } of of.bubbles) for (let step = 0; step < 160; step++) dot({ x: x + layout.radius * Math.cos(step / 25.46), y: y + layout.radius * Math.sin(step / 25.46) }, 0.18, 30)
  for (const { x, y, width: w, height: h } of of.boxes) for (const [a, b] of [[[x, y], [x + w, y]], [[x + w, y], [x + w, y + h]], [[x, y + h], [x + w, y + h]], [[x, y], [x, y + h]]] as const) stroke({ x: a[0], y: a[1] }, { x: b[0], y: b[1] }, 0.25, 85)
  /** A line as a hand draws it: in pieces that stray a little, each as wide and as dark as the pen was pressed. */
  const drawn = (points: readonly Point[], wide: number, ink: number) => {
    for (let at = 1; at < points.length; at++) {
      const [from, to] = [points[at - 1]!, points[at]!]
      let last = from
      for (let piece = 1; piece <= 5; piece++) {
        const next = { x: from.x + ((to.x - from.x) * piece) / 5 + (chance.next() - 0.5) * 0.25, y: from.y + ((to.y - from.y) * piece) / 5 + (chance.next() - 0.5) * 0.25 }
        stroke(last, next, wide * (0.7 + chance.next() * 0.6), Math.min(235, ink + chance.int(0, 35)))
        last = next
      }
    }
  }
  for (const { question, option, hand, ink: pen } of filled.bubbles) {
    const at = of.bubbles.find((one) => one.question === question && one.option === option)
    if (!at) continue
    const ink = pen ?? chance.int(20, 90)
    const off = { x: at.x + (chance.next() - 0.5) * 0.5, y: at.y + (chance.next() - 0.5) * 0.5 }
    const r = layout.radius
    if (hand === 'full' || hand === 'struck') dot(off, r * (0.86 + chance.next() * 0.22), ink)
    if (hand === 'strokes') for (let line = -1.9; line <= 1.9; line += 0.62) stroke({ x: off.x + line * 0.6 - 1.2, y: off.y + line - 0.6 }, { x: off.x + line * 0.6 + 1.2, y: off.y + line + 0.6 }, 0.5, ink)
    if (hand === 'tick') {
      stroke({ x: off.x - 1.4, y: off.y }, { x: off.x - 0.4, y: off.y + 1.3 }, 0.5, ink)
      stroke({ x: off.x - 0.4, y: off.y + 1.3 }, { x: off.x + 1.5, y: off.y - 1.3 }, 0.5, ink)
    }
    const size = r * (0.7 + chance.next() * 0.7)
    const wide = 0.35 + chance.next() * 0.5
    const by = (dx: number, dy: number) => ({ x: off.x + dx * size, y: off.y + dy * size })
    if (hand === 'scribble') drawn(Array.from({ length: 9 }, (_, index) => by((index % 2 ? 0.85 : -0.85) * (0.8 + chance.next() * 0.3), -0.9 + index * 0.22)), wide, ink)
    if (hand === 'wobbly-tick') drawn([by(-0.8, -0.1), by(-0.2, 0.7), by(1.1, -1)], wide, ink)
    if (hand === 'cross') for (const side of [-1, 1]) drawn([by(-0.8, -0.8 * side), by(0.8, 0.8 * side)], wide, ink)
    if (hand === 'circle') drawn(Array.from({ length: 14 }, (_, index) => ({ x: off.x + 1.55 * r * Math.cos(index / 2), y: off.y + 1.55 * r * Math.sin(index / 2) })), wide, ink)
    if (hand === 'erased') for (let smear = 0; smear < 14; smear++) dot({ x: at.x + (chance.next() - 0.5) * 2 * r, y: at.y + (chance.next() - 0.5) * 2 * r }, r * (0.15 + chance.next() * 0.3), chance.int(215, 244))
    if (hand === 'slip') drawn([by(chance.next() - 0.5, 0.2), by(chance.next() - 0.5, 0.5)], 0.3, Math.max(ink, 60))
    if (hand === 'weak') dot(off, r * 0.8, chance.int(185, 212))
    if (hand === 'struck') for (const side of [-1, 1]) stroke({ x: at.x - 4, y: at.y - 4 * side }, { x: at.x + 4, y: at.y + 4 * side }, 0.6, ink)
  }
  for (const question of filled.written) {
    const box = of.boxes.find((one) => one.question === question)
    for (let letter = 0; box && letter < 6; letter++) {
      const [x, y] = [box.x + 5 + letter * 6, box.y + box.height / 2]
      stroke({ x, y: y - 2 }, { x: x + 3, y: y + 2 }, 0.5, 60)
      stroke({ x: x + 3, y: y - 2 }, { x: x + chance.next(), y: y + 1 }, 0.5, 60)
    }
  }
  return { width, height, data }
}

export type Shot = {
  /** Pixels to the inch, about. */
  dpi: number
  /** Degrees. */
  turned: number
  /** How much narrower the far side is: 0 for a scanner. */
  tilt: number
  tiltTowards: number
  /** How much darker the dark side is, 0 to 1. */
  shadow: number
  /** Largest change of a pixel. */
  noise: number
  /** Where the paper was folded across: millimetres from its middle, and how dark the side away from the light is at the fold, 0 to 1. */
  fold?: { at: number; shade: number }
}

/** The paper as a camera sees it, on a table: turned, tilted, unevenly lit and noisy. */
export function photograph(sheet: Picture, shot: Shot, seed: number): Picture {
  const chance = new Chance(seed)
  const perMm = shot.dpi / 25.4
  const margin = 14
  const angle = (shot.turned * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const extent = { x: Math.abs(210 * cos) + Math.abs(297 * sin) + 2 * margin, y: Math.abs(210 * sin) + Math.abs(297 * cos) + 2 * margin }
  const [w, h] = [Math.round(extent.x * perMm), Math.round(extent.y * perMm)]
  const data = new Uint8Array(w * h)
  const tilt = { x: Math.cos(shot.tiltTowards) * shot.tilt, y: Math.sin(shot.tiltTowards) * shot.tilt }
  const lit = chance.next() * 2 * Math.PI
  const soft = Math.max(0.25, scale / perMm / 4)
  for (let py = 0; py < h; py++) {
    for (let px = 0; px < w; px++) {
      // From the picture back to the paper, about its middle.
      const u = px / perMm - extent.x / 2, v = py / perMm - extent.y / 2
      const away = 1 + (u * tilt.x + v * tilt.y) / 150
      const [x, y] = [((u * cos + v * sin) / away + 105) * scale, ((-u * sin + v * cos) / away + 148.5) * scale]
      let grey = 70
      if (x >= 0 && y >= 0 && x < width && y < height) grey = (pixel(sheet, x - soft, y - soft) + pixel(sheet, x + soft, y - soft) + pixel(sheet, x - soft, y + soft) + pixel(sheet, x + soft, y + soft)) / 4
      const fold = shot.fold ? 1 - shot.fold.shade * shadeOf(y / scale - 148.5 - shot.fold.at) : 1
      const light = fold * (1 - shot.shadow * (0.5 + (u * Math.cos(lit) + v * Math.sin(lit)) / 300))
      data[py * w + px] = Math.max(0, Math.min(255, grey * light + (chance.next() + chance.next() - 1) * shot.noise))
    }
  }
  return { width: w, height: h, data }
}

/** Dark in the crease, less and less over some centimetres of the side that turns away, a little light on the other. */
const shadeOf = (past: number): number => (past < 0 ? -0.12 * Math.exp(past / 6) : Math.exp(-past / 14) + (past < 0.6 ? 0.5 : 0))

function pixel({ data }: Picture, x: number, y: number): number {
  const [column, row] = [Math.min(width - 1, Math.max(0, Math.round(x))), Math.min(height - 1, Math.max(0, Math.round(y)))]
  return data[row * width + column]!
}
