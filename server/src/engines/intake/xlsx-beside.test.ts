import exceljs from 'exceljs'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CellError, IntakeRefused, readXlsxBeside } from './index.ts'

async function workbookOf(fill: (sheet: exceljs.Worksheet) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  fill(workbook.addWorksheet('花名册'))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

test('while a large workbook is read, this thread goes on: it is never held up for a quarter of the time', async () => {
  const bytes = await workbookOf((sheet) => { for (let row = 0; row < 20_000; row++) sheet.addRow(['林小禾', `33078119900307${row}`, row, '恒锐机械有限公司']) })
  const began = performance.now()
  const reading = readXlsxBeside(bytes)
  let [done, last, longest] = [false, began, 0]
  void reading.then(() => { done = true })
  while (!done) {
    await turn()
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  expect((await reading)[0]!.rows).toHaveLength(20_000)
  expect(longest).toBeLessThan((performance.now() - began) / 4)
})

test('cells come over as they were: errors, dates, numbers, merged cells; several at once do not mix', async () => {
  const day = new Date(Date.UTC(2026, 10, 20))
  const one = await workbookOf((sheet) => {
    sheet.addRow(['甲', { error: '#N/A' } as unknown as string, day, 3.5])
    sheet.mergeCells('A2:B2')
    sheet.getCell('A2').value = '合并'
  })
  const others = await Promise.all(['乙', '丙', '丁'].map((name) => workbookOf((sheet) => { sheet.addRow([name]) })))
  const [sheets, ...rest] = await Promise.all([one, ...others].map((bytes) => readXlsxBeside(bytes)))
  expect(sheets![0]!.rows[0]!.cells).toEqual(['甲', new CellError('#N/A'), day, 3.5])
  expect(sheets![0]!.rows[0]!.cells[1]).toBeInstanceOf(CellError)
  expect(sheets![0]!.rows[1]!.inherited).toEqual(new Set([1]))
  expect(rest.map((book) => book[0]!.rows[0]!.cells)).toEqual([['乙'], ['丙'], ['丁']])
})

test('what is no workbook is refused there as here, and the next one is read', async () => {
  await expect(readXlsxBeside(Buffer.from('PK\u0003\u0004 nothing'))).rejects.toThrow(IntakeRefused)
  expect(await readXlsxBeside(await workbookOf((sheet) => { sheet.addRow(['好']) }))).toHaveLength(1)
})
