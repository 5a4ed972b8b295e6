/** Millimetres from the upper left corner of the sheet. */
export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }

/** What a sheet asks: one bubble of several, as many as one likes, or words in a box. */
export type SheetQuestion = {
  key: string
  kind: 'one' | 'several' | 'words'
  words: string
  /** For whom it is, what to skip. */
  note?: string
  /** A heading that begins here. */
  section?: string
  options: readonly { key: string; label: string }[]
  /** Short options in a column at the right, under each other from question to question. */
  scale?: boolean
  /** Lines to write on. */
  lines?: number
}

/** Words printed at a place: the left end of their base line. `size` in millimetres. */
export type Printed = Point & { words: string; size: number; strong?: boolean }
export type Bubble = Point & { question: string; option: string }
export type WordsBox = Box & { question: string }
export type PageLayout = { printed: readonly Printed[]; bubbles: readonly Bubble[]; boxes: readonly WordsBox[] }

/** A black square, by its middle. */
export type Mark = Point & { side: number }

/** Everything that is on the pages of a sheet but its number and its codes. Kept as it was printed: whoever reads needs no other knowledge, however sheets are made by then. */
export type SheetLayout = {
  /** Of a bubble. */
  radius: number
  /** Where the code stands. */
  code: Box
  marks: readonly Mark[]
  questions: readonly { key: string; kind: SheetQuestion['kind'] }[]
  pages: readonly PageLayout[]
}

/** A picture in grey, 0 black to 255 white, row by row. */
export type Grey = { width: number; height: number; data: Uint8Array }
/** Corners of the code in the picture, in pixels: upper left, upper right, lower right, lower left of the sheet as one reads it. */
export type CodeCorners = readonly [Point, Point, Point, Point]

/** Why an answer is not sure: two bubbles, a mark too weak or too small, one that was struck out, a bubble that is not where it should be, words to be typed. */
export type Doubt = 'several' | 'faint' | 'crossed' | 'not-seen' | 'written'
/** `options`: those that are marked, or in doubt may be. `confidence` 0 to 1, at least 0.5 for what is sure. */
export type ReadAnswer = { question: string; options: readonly string[]; sure: boolean; confidence: number; doubt: Doubt | null }

/** Why a picture cannot be read at all. */
export type ReadingProblem = 'not-a-picture' | 'too-many-pixels' | 'too-small' | 'blank' | 'no-code' | 'two-codes' | 'unknown-code' | 'no-marks'
