import { openFont, splitRuns } from '../fonts/index.ts'

export type Point = readonly [x: number, y: number]

/** The outlines of one line of text as closed polygons in pixels, the baseline at y = 0 and y downwards; rare characters come from the font that has them. */
export function outlineOf(text: string, size: number): { polygons: Point[][]; width: number } {
  const polygons: Point[][] = []
  let x = 0
  for (const run of splitRuns(text, 'label')) {
    const font = openFont(run.font)
    const scale = size / font.unitsPerEm
    const { glyphs, positions } = font.layout(run.text)
    for (const [index, glyph] of glyphs.entries()) {
      const left = x
      polygons.push(...flatten(glyph.path.commands, (px, py) => [left + px * scale, -py * scale]))
      x += (positions[index]?.xAdvance ?? 0) * scale
    }
  }
  return { polygons, width: x }
}

type Commands = ReturnType<ReturnType<typeof openFont>['layout']>['glyphs'][number]['path']['commands']

/** Curves become a few straight pieces: at this size nobody sees the difference. */
function flatten(commands: Commands, place: (x: number, y: number) => Point): Point[][] {
  const polygons: Point[][] = []
  let current: Point[] = []
  let at: Point = [0, 0]
  const to = (x: number, y: number) => { current.push(place(x, y)); at = [x, y] }
  for (const { command, args: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] } of commands) {
    const [x, y] = at
    if (command === 'moveTo') {
      if (current.length > 2) polygons.push(current)
      current = []
      to(a, b)
    } else if (command === 'lineTo') to(a, b)
    else if (command === 'quadraticCurveTo') for (const t of [0.25, 0.5, 0.75, 1]) to((1 - t) ** 2 * x + 2 * (1 - t) * t * a + t ** 2 * c, (1 - t) ** 2 * y + 2 * (1 - t) * t * b + t ** 2 * d)
    else if (command === 'bezierCurveTo') {
      for (const t of [0.25, 0.5, 0.75, 1]) to((1 - t) ** 3 * x + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t ** 2 * c + t ** 3 * e, (1 - t) ** 3 * y + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * d + t ** 3 * f)
    }
  }
  if (current.length > 2) polygons.push(current)
  return polygons
}
