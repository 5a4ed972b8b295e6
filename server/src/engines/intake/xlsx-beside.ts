import { keptThread } from '#platform/threads'
import { defaultLimits } from './guard.ts'
import { CellError, type Cell, type Sheet, type SheetRow } from './model.ts'
import { IntakeRefused, type IntakeRefusal } from './refused.ts'

/** A cell on its way between threads: an error of Excel loses its class there. */
export type SentCell = Exclude<Cell, CellError> | { error: string }
export type SentRow = Omit<SheetRow, 'cells'> & { cells: readonly SentCell[] }
export type Asked = { id: number; bytes: Uint8Array; limits: typeof defaultLimits }
export type Told =
  | { id: number; kind: 'sheet'; name: string | null; hidden: boolean }
  | { id: number; kind: 'rows'; rows: SentRow[] }
  | { id: number; kind: 'end' }
  | { id: number; kind: 'refused'; code: IntakeRefusal; detail: string | undefined }
  | { id: number; kind: 'failed'; message: string }

const ask = keptThread<Asked, Told>({
  script: new URL('xlsx-thread.ts', import.meta.url), does: 'reads workbooks', memoryMb: 2_048,
  // A workbook that the thread cannot hold is too large, whatever its limits said.
  lostAs: (error) => ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new IntakeRefused('too-large') : error),
})

/**
 * All sheets of a workbook, read in a thread of its own: a workbook of ten thousand rows keeps a core busy for a second, in which this thread goes on answering. Rows come
 * a few hundred at a time, so that taking them over does not hold it up either. Throws `IntakeRefused`.
 */
export async function readXlsxBeside(bytes: Uint8Array, limits = defaultLimits): Promise<Sheet[]> {
  const sheets: { name: string | null; hidden: boolean; rows: SheetRow[] }[] = []
  await ask({ bytes, limits }, (told) => {
    if (told.kind === 'sheet') sheets.push({ name: told.name, hidden: told.hidden, rows: [] })
    else if (told.kind === 'rows') for (const row of told.rows) sheets.at(-1)!.rows.push({ ...row, cells: row.cells.map(received) })
    else if (told.kind === 'refused') throw new IntakeRefused(told.code, told.detail)
    else if (told.kind === 'failed') throw new Error(told.message)
    return told.kind === 'end'
  })
  return sheets
}

const received = (cell: SentCell): Cell => (cell !== null && typeof cell === 'object' && 'error' in cell ? new CellError(cell.error) : cell)
