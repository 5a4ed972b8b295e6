import type { Grey } from './model.ts'

/** Away from the edges, where a scanner shows its lid; how much darker than the paper near it ink is; how much of it a word has, of the whole page. */
const [inside, darker, least] = [0.05, 50, 0.0002]
/** Light falls off over a page: what is ink is told from the paper of the same square. */
const squares = 24

/** Whether there is nothing on a page: the back of a sheet, or one that was fed by mistake. Paper may be grey, shaded or shine through a little. */
export function isBlank({ width, height, data }: Grey): boolean {
  const [left, top] = [Math.round(width * inside), Math.round(height * inside)]
  const [wide, high] = [Math.max(1, Math.floor((width - 2 * left) / squares)), Math.max(1, Math.floor((height - 2 * top) / squares))]
  let dark = 0
  for (let y = top; y + high <= height - top; y += high) {
    for (let x = left; x + wide <= width - left; x += wide) dark += darkIn(data, { width, x, y, wide, high })
  }
  return dark < least * width * height
}

/** Dots darker than the paper of a square, which is taken for what nine in ten dots do not outshine. */
function darkIn(data: Uint8Array, { width, x, y, wide, high }: { width: number; x: number; y: number; wide: number; high: number }): number {
  const counts = new Uint32Array(256)
  for (let row = y; row < y + high; row++) for (let at = row * width + x, end = at + wide; at < end; at++) counts[data[at]!]! += 1
  let [level, above] = [255, 0]
  while (level > 0 && (above += counts[level]!) < 0.1 * wide * high) level -= 1
  let dark = 0
  for (let at = 0; at < level - darker; at++) dark += counts[at]!
  return dark
}
