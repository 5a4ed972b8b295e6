import type { CodeCorners, Grey, PageLayout, ReadAnswer, SheetLayout } from './model.ts'
import { decideAnswer, decideBox } from './decide.ts'
import { inkIn, measure, sample } from './measure.ts'
import { register } from './register.ts'
import { paper } from './sheet.ts'

export type ReadPage = { answers: readonly ReadAnswer[]; /** Pixels of a millimetre of the picture that follows. */ straight: Grey }

/** Pixels a millimetre of the picture made straight: 150 to the inch. */
const resolution = 150 / 25.4

/** Reads the answers of a page whose code was found; null when its marks were not. Pure: pixels and layout in, answers out. */
export function readPage(picture: Grey, corners: CodeCorners, sheet: SheetLayout, page: PageLayout): ReadPage | null {
  const on = register(picture, corners, sheet)
  if (!on) return null
  const answers = sheet.questions.flatMap((question): ReadAnswer[] => {
    const bubbles = page.bubbles.filter((one) => one.question === question.key)
    const box = page.boxes.find((one) => one.question === question.key)
    if (box) return [decideBox(question.key, inkIn(picture, on, box))]
    return bubbles.length === 0 ? [] : [decideAnswer(question, bubbles.map((one) => ({ option: one.option, measured: measure(picture, on, { ...one, radius: sheet.radius }) })))]
  })
  return { answers, straight: straighten(picture, on) }
}

/** The sheet as if it lay flat under a scanner: what a person looks at beside the answers. */
function straighten(picture: Grey, on: NonNullable<ReturnType<typeof register>>): Grey {
  const [width, height] = [Math.round(paper.width * resolution), Math.round(paper.height * resolution)]
  const data = new Uint8Array(width * height)
  // The mapping is asked at every eighth pixel; between them a straight line is as good.
  const step = 8
  const across = Math.ceil(width / step) + 1
  const rowOf = (row: number) => Array.from({ length: across }, (_, column) => on.at({ x: (column * step) / resolution, y: (row * step) / resolution }))
  let [above, below] = [rowOf(0), rowOf(1)]
  for (let y = 0; y < height; y++) {
    if (y > 0 && y % step === 0) [above, below] = [below, rowOf(y / step + 1)]
    const down = (y % step) / step
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / step), right = (x % step) / step
      const [a, b, c, d] = [above[column]!, above[column + 1]!, below[column]!, below[column + 1]!]
      data[y * width + x] = sample(picture, {
        x: (a.x * (1 - right) + b.x * right) * (1 - down) + (c.x * (1 - right) + d.x * right) * down, y: (a.y * (1 - right) + b.y * right) * (1 - down) + (c.y * (1 - right) + d.y * right) * down,
      })
    }
  }
  return { width, height, data }
}
