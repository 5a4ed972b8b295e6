import type { Box, Mark } from './model.ts'

/** A4, upright. */
export const paper = { width: 210, height: 297 } as const
/** Radius of a bubble; nothing else is printed within 1.8 radii of its middle. */
export const radius = 2.4
/** The code, always at this place: with it the reader knows where is up and how large the sheet is. */
export const code: Box = { x: 167, y: 17, width: 25, height: 25 }
export const body = { left: 20, right: 190, top: 48, bottom: 277 } as const

/** Black squares around the page, by their middles: six millimetres in the corners, four between them. Enough of them that some may be covered and a bent page is straightened. */
export const marks: readonly Mark[] = [
  ...[10, 200].flatMap((x) => [10, 287].map((y) => ({ x, y, side: 6 }))),
  ...[10, 200].flatMap((x) => [1, 2, 3, 4].map((step) => ({ x, y: 10 + (277 * step) / 5, side: 4 }))),
  ...[10, 287].flatMap((y) => [1, 2].map((step) => ({ x: 10 + (190 * step) / 3, y, side: 4 }))),
]
