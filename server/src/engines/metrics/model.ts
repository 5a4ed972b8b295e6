export type Words = { zh: string; en: string }

/** A figure's written definition: what a reader is shown who asks "what is counted here?". */
export type Metric<Dimension extends string = string> = {
  readonly key: string
  readonly title: Words
  readonly unit: Words
  /** In full sentences: what counts, when, and what does not. */
  readonly definition: Words
  /** 'sum': the numerator. 'ratio': numerator ÷ denominator, of the sums, never a mean of ratios. */
  readonly kind: 'sum' | 'ratio'
  /** What it can be broken down by, beside unit and month. */
  readonly dimensions: readonly Dimension[]
}

/** First day of a month, 'YYYY-MM-01'. */
export type Month = string

/** Values of dimensions, opaque codes; a dimension left out is unknown and shown as such. */
export type Dims<Dimension extends string = string> = Readonly<Partial<Record<Dimension, string>>>

/** What one record (`ref`) contributes, from the moment it counts. */
export type Contribution<Dimension extends string = string> = {
  metric: Metric<Dimension>
  ref: string
  scope: string
  at: Date
  dims?: Dims<Dimension>
  /** Whole numbers (fen, points, heads); 1 when not said. */
  numerator?: number
  /** Of a ratio; for a sum it stays 0. */
  denominator?: number
}

/** A contribution as it is stored. */
export type Entry = { metric: string; ref: string; scope: string; period: Month; dims: Dims; numerator: number; denominator: number; at: Date }

/** What is to be added to one sum. */
export type Change = Omit<Entry, 'ref' | 'at'> & { entries: number }

/** How a figure is broken down; `depth` is the number of steps of the path to keep (the range's own plus one: its children). */
export type Breakdown<Dimension extends string = string> = { month?: boolean; depth?: number; dims?: readonly Dimension[] }

export type Query<Dimension extends string = string> = {
  metric: Metric<Dimension>
  /** A subtree; '' is the whole of the caller's range. */
  scope: string
  /** Months, both included. */
  from?: Month
  to?: Month
  where?: Dims<Dimension>
  /** Only what names none of these. */
  without?: readonly Dimension[]
  by?: Breakdown<Dimension>
}

/** One cell. Without a breakdown there is exactly one. `value` of a ratio over nothing is null. */
export type Figure<Dimension extends string = string> = {
  month: Month | null
  scope: string | null
  dims: Dims<Dimension>
  numerator: number
  denominator: number
  value: number | null
  /** Records behind it. */
  entries: number
}

/** A record behind a figure. */
export type Behind = { ref: string; scope: string; at: Date; numerator: number; denominator: number; dims: Dims }

/** A cell of a public table. `value` null: hidden, because it is small, or to keep a small one from being computed from a total. */
export type PublicCell<Cell> = Omit<Cell, 'value'> & ({ value: number; hidden: null } | { value: null; hidden: 'small' | 'complementary' })
