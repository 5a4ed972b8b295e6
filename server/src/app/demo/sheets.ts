import { createCanvas, loadImage } from '@napi-rs/canvas'
import { sheetsRoutes } from '@guildhall/contract'
import type { SheetLayout } from '#engines/sheets'
import { PdfFile } from '#platform/pdf'
import { Chance } from './chance.ts'
import type { Life } from './classes/index.ts'
import type { Stage } from './stage.ts'

/** What the first sheets of the class say to teacher, course and teaching; the last of them has two marks where one is asked. */
const filled: readonly (readonly [question: string, score: string])[][] = [
  [['trainer', '5'], ['course', '4'], ['teaching', '5']],
  [['trainer', '4'], ['course', '4'], ['teaching', '4']],
  [['trainer', '5'], ['course', '5'], ['teaching', '4']],
  [['trainer', '5'], ['course', '3'], ['course', '4'], ['teaching', '4']],
]
/** As an office scanner makes it: 150 dots to the inch of A4. */
const [width, height] = [1_240, 1_754]

/** A class whose sheets were printed; some came back and were scanned this morning. The server reads them as soon as it runs, and one waits for somebody to decide. */
export async function scanSheets(stage: Stage, lives: ReadonlyMap<string, Life>): Promise<void> {
  const { classId, officer, script } = lives.get('confirming')!
  const printed = await stage.act(sheetsRoutes.print, officer, stage.at(script.finishOn, '16:00'), { classId, evaluator: 'worker', language: 'zh', copies: script.people.length })
  const { bytes } = await stage.act(sheetsRoutes.pdf, officer, stage.at(script.finishOn, '16:01'), { runId: printed.id })
  const { layout } = await stage.asService(stage.now, ({ tx }) => tx.selectFrom('training_sheet_run').select('layout').where('id', '=', printed.id).executeTakeFirstOrThrow()) as { layout: SheetLayout }
  const pdf = new PdfFile(bytes as Uint8Array)
  try {
    for (const [index, marks] of filled.entries()) {
      const { picture } = await pdf.draw(1 + index * printed.pages, { as: 'jpeg', quality: 92, width, height })
      const scan = await fillIn(picture, layout, marks, new Chance(`sheet ${index}`))
      await stage.act(sheetsRoutes.upload, officer, stage.now, { classId }, { fileName: `${index + 1}.jpg`, bytes: scan })
    }
  } finally {
    await pdf.close()
  }
}

/** Bubbles filled in with a pen, back and forth as a hand does it. */
async function fillIn(picture: Uint8Array, { pages, radius }: SheetLayout, marks: readonly (readonly [question: string, score: string])[], chance: Chance): Promise<Uint8Array> {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.drawImage(await loadImage(Buffer.from(picture)), 0, 0, width, height)
  pen.scale(width / 210, height / 297)
  pen.strokeStyle = '#23304f'
  pen.lineCap = 'round'
  // A mitre would stick out of the bubble, which is a mark struck out.
  pen.lineJoin = 'round'
  pen.lineWidth = 0.7
  for (const [question, score] of marks) {
    const at = pages[0]!.bubbles.find((one) => one.question === question && one.option === score)!
    pen.beginPath()
    for (let line = -4; line <= 4; line++) pen.lineTo(at.x + (line % 2 ? 0.8 : -0.8) * radius * Math.sqrt(1 - (line / 5) ** 2) + (chance.next() - 0.5) * 0.2, at.y + (line / 4.8) * radius)
    pen.stroke()
  }
  return canvas.encode('jpeg', 85)
}
