import type { Box, Bubble, Grey, Point } from './model.ts'
import type { Registration } from './register.ts'

/**
 * How much of a bubble is marked. `fill`: darkness of its inside, 0 paper to 1 print. `peak`: darkness of its darkest twelfth, where a thin stroke stands out. `around`: darkness of the ring of paper around it, where only what strikes it out, or a careless
 * mark, comes. `ring`: share of its printed line that is where it should be.
 */
export type Measured = { fill: number; peak: number; around: number; ring: number; contrast: number }

const turns = 24
const circle = Array.from({ length: turns }, (_, step) => ({ x: Math.cos((step / turns) * 2 * Math.PI), y: Math.sin((step / turns) * 2 * Math.PI) }))
/** In radii of a bubble: its inside, clear of its line; the paper around it, clear of what is printed beside it. */
const inner = [0, 0.16, 0.32, 0.46, 0.58, 0.68], outer = [1.4, 1.55, 1.7], furthest = 1.8

export function measure(picture: Grey, on: Registration, { x, y, radius }: Pick<Bubble, 'x' | 'y'> & { radius: number }): Measured {
  const value = (point: Point) => sample(picture, on.at(point))
  const at = (share: number, of: Point): Point => ({ x: x + share * radius * of.x, y: y + share * radius * of.y })
  const paper = circle.flatMap((one) => [value(at(furthest, one)), value(at(outer[0]!, one))])
  const white = nth(paper, 0.7), black = Math.min(on.blackAt({ x, y }), white - 1)
  const darkness = (point: Point) => Math.min(1, Math.max(0, (white - value(point)) / (white - black)))
  // A point of an outer circle stands for more of the area.
  let [fill, weights] = [0, 0]
  const seen: number[] = []
  for (const share of inner) {
    const weight = Math.max(share, 0.05)
    const here = circle.map((one) => darkness(at(share, one)))
    // The middle is one point, seen from every side.
    seen.push(...share === 0 ? here.slice(0, 1) : here)
    fill += weight * mean(here)
    weights += weight
  }
  return {
    fill: fill / weights, peak: mean(seen.toSorted((a, b) => b - a).slice(0, Math.ceil(seen.length / 12))), around: mean(outer.flatMap((share) => circle.map((one) => darkness(at(share, one))))), contrast: white - black,
    ring: circle.filter((one) => Math.max(...[0.86, 0.93, 1, 1.07, 1.14].map((share) => darkness(at(share, one)))) > 0.22).length / turns,
  }
}

/** The share of a box that has ink on it, its frame left out. */
export function inkIn(picture: Grey, on: Registration, box: Box): number {
  const step = 0.4, inset = 1.3, tile = 8
  let [ink, all] = [0, 0]
  for (let top = box.y + inset; top < box.y + box.height - inset; top += tile) {
    for (let left = box.x + inset; left < box.x + box.width - inset; left += tile) {
      const values: number[] = []
      for (let y = top; y < Math.min(top + tile, box.y + box.height - inset); y += step) {
        for (let x = left; x < Math.min(left + tile, box.x + box.width - inset); x += step) values.push(sample(picture, on.at({ x, y })))
      }
      const white = nth(values, 0.8), black = Math.min(on.blackAt({ x: left, y: top }), white - 1)
      ink += values.filter((one) => (white - one) / (white - black) > 0.24).length
      all += values.length
    }
  }
  return all === 0 ? 0 : ink / all
}

/** The grey between four pixels; outside of the picture there is white, so that nothing there is ever a mark. */
export function sample(picture: Grey, { x, y }: Point): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (!(left >= 0 && top >= 0 && left < picture.width - 1 && top < picture.height - 1)) return 255
  const [dx, dy, first] = [x - left, y - top, top * picture.width + left]
  const { data, width } = picture
  return (data[first]! * (1 - dx) + data[first + 1]! * dx) * (1 - dy) + (data[first + width]! * (1 - dx) + data[first + width + 1]! * dx) * dy
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const nth = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 255
