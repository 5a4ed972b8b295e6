import { parentPort } from 'node:worker_threads'
import { CellError, type Cell, type SheetRow } from './model.ts'
import { readXlsx } from './read-xlsx.ts'
import { IntakeRefused } from './refused.ts'
import type { Asked, SentCell, SentRow, Told } from './xlsx-beside.ts'

/** The thread of xlsx-beside.ts. */
const rowsAtOnce = 250
const port = parentPort!
const tell = (told: Told) => port.postMessage(told)
const sent = (cell: Cell): SentCell => (cell instanceof CellError ? { error: cell.code } : cell)
const sentRow = (row: SheetRow): SentRow => ({ ...row, cells: row.cells.map(sent) })

async function read({ id, bytes, limits }: Asked): Promise<void> {
  try {
    for (const { name, hidden, rows } of await readXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)) {
      tell({ id, kind: 'sheet', name, hidden })
      for (let from = 0; from < rows.length; from += rowsAtOnce) tell({ id, kind: 'rows', rows: rows.slice(from, from + rowsAtOnce).map(sentRow) })
    }
    tell({ id, kind: 'end' })
  } catch (error) {
    if (error instanceof IntakeRefused) tell({ id, kind: 'refused', code: error.code, detail: error.detail })
    else tell({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

port.on('message', (asked: Asked) => void read(asked))
