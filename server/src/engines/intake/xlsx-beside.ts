import { Worker } from 'node:worker_threads'
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

type Waiting = { sheets: { name: string | null; hidden: boolean; rows: SheetRow[] }[]; resolve(sheets: Sheet[]): void; reject(error: Error): void }
type Reader = { worker: Worker; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout | undefined }

const keptIdleFor = 30_000
let reader: Reader | undefined
let asked = 0

/**
 * All sheets of a workbook, read in a thread of its own: a workbook of ten thousand rows keeps a core busy for a second, in which this thread goes on answering. Rows come
 * a few hundred at a time, so that taking them over does not hold it up either. Throws `IntakeRefused`.
 */
export function readXlsxBeside(bytes: Uint8Array, limits = defaultLimits): Promise<Sheet[]> {
  const { worker, waiting } = open()
  const id = (asked += 1)
  return new Promise((resolve, reject) => {
    waiting.set(id, { sheets: [], resolve, reject })
    worker.postMessage({ id, bytes, limits } satisfies Asked, [])
  })
}

function open(): Reader {
  if (reader) {
    clearTimeout(reader.idle)
    reader.worker.ref()
    return reader
  }
  const worker = new Worker(new URL('xlsx-thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 2_048 } })
  const opened: Reader = { worker, waiting: new Map() }
  const lost = (error: Error) => {
    if (reader === opened) reader = undefined
    for (const one of opened.waiting.values()) one.reject(error)
    opened.waiting.clear()
  }
  worker.on('message', (told: Told) => hear(opened, told))
  // A workbook that the thread cannot hold is too large, whatever its limits said.
  worker.on('error', (error) => lost((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new IntakeRefused('too-large') : error))
  worker.on('exit', () => lost(new Error('the thread that reads workbooks ended')))
  return reader = opened
}

function hear(from: Reader, told: Told): void {
  const one = from.waiting.get(told.id)
  if (!one) return
  if (told.kind === 'sheet') one.sheets.push({ name: told.name, hidden: told.hidden, rows: [] })
  else if (told.kind === 'rows') for (const row of told.rows) one.sheets.at(-1)!.rows.push({ ...row, cells: row.cells.map(received) })
  else {
    from.waiting.delete(told.id)
    if (from.waiting.size === 0) rest(from)
    if (told.kind === 'end') one.resolve(one.sheets)
    else one.reject(told.kind === 'refused' ? new IntakeRefused(told.code, told.detail) : new Error(told.message))
  }
}

const received = (cell: SentCell): Cell => (cell !== null && typeof cell === 'object' && 'error' in cell ? new CellError(cell.error) : cell)

/** Nobody waits: the process may end, and after a while the thread does. */
function rest(from: Reader): void {
  from.worker.unref()
  from.idle = setTimeout(() => {
    if (reader === from) reader = undefined
    void from.worker.terminate()
  }, keptIdleFor)
  from.idle.unref()
}
