import load, { type Highs, type Model, type ModelData } from 'highs'

// The package is CommonJS to TypeScript and a module to Node.
const start = load as unknown as typeof load.default
let loaded: Promise<Highs> | undefined

/** HiGHS, loaded once (a mixed integer solver as WebAssembly, MIT). */
export const loadSolver = (): Promise<Highs> => loaded ??= start()

type Column = { cost: number; lower: number; upper: number; whole?: boolean; rows: readonly number[]; values: readonly number[] }

/** A model that is put together column by column. To be maximised. */
export class ModelBuilder {
  readonly #columns: Column[] = []
  readonly #rows: { lower: number; upper: number }[] = []

  row(lower: number, upper: number): number {
    return this.#rows.push({ lower, upper }) - 1
  }

  column(column: Column): number {
    return this.#columns.push(column) - 1
  }

  get size(): { columns: number; rows: number } {
    return { columns: this.#columns.length, rows: this.#rows.length }
  }

  data(): ModelData {
    const columns = this.#columns
    const starts = new Int32Array(columns.length + 1)
    for (const [index, column] of columns.entries()) starts[index + 1] = starts[index]! + column.rows.length
    const [indices, values] = [new Int32Array(starts.at(-1)!), new Float64Array(starts.at(-1)!)]
    for (const [index, column] of columns.entries()) {
      indices.set(column.rows, starts[index])
      values.set(column.values, starts[index])
    }
    return {
      numCols: columns.length, numRows: this.#rows.length, sense: -1,
      colCost: Float64Array.from(columns, (column) => column.cost), colLower: Float64Array.from(columns, (column) => column.lower), colUpper: Float64Array.from(columns, (column) => column.upper),
      rowLower: Float64Array.from(this.#rows, (row) => row.lower), rowUpper: Float64Array.from(this.#rows, (row) => row.upper),
      matrix: { format: 'csc', numRows: this.#rows.length, numCols: columns.length, starts, indices, values },
      ...(columns.some((column) => column.whole) && { integrality: Int32Array.from(columns, (column) => (column.whole ? 1 : 0)) }),
    } as ModelData
  }
}

export type Solved = { values: Float64Array; bound: number; value: number }

/** Solves a model; null where it has no solution, or none was found in time. `bound` is proven. */
export function solve(solver: Highs, data: ModelData, options: Record<string, boolean | number | string> = {}): Solved | null {
  const model: Model = solver.createModel(data)
  try {
    model.options.set({ output_flag: false, ...options })
    model.run()
    const whole = data.integrality !== undefined
    if (Number(model.info.get('primal_solution_status')) !== 2) return null
    const value = model.getObjectiveValue()
    return { values: model.getSolution().colValue.slice(), value, bound: whole ? Number(model.info.get('mip_dual_bound')) : value }
  } finally {
    model.dispose()
  }
}
