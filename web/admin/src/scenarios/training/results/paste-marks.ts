/** What a cell of a pasted column says: a mark, that somebody was absent, or nothing. `undefined`: it cannot be read. */
export type Pasted = number | 'absent' | null | undefined

/** Reads what comes out of a spreadsheet: lines are people, tabs are columns. Full-width digits and 分 are taken; anything else is not guessed at. */
export function readMarks(text: string): Pasted[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  return lines.map((line) => line.split('\t').map(readMark))
}

function readMark(cell: string): Pasted {
  const narrow = cell.normalize('NFKC').trim().replace(/\s*分$/, '')
  if (narrow === '' || narrow === '-' || narrow === '—') return null
  if (/^(缺考|缺|absent)$/i.test(narrow)) return 'absent'
  if (!/^\d{1,3}(\.0+)?$/.test(narrow)) return undefined
  const mark = Number(narrow)
  return mark <= 100 ? mark : undefined
}
