import type { Doubt, ReadAnswer, SheetQuestion } from './model.ts'
import type { Measured } from './measure.ts'

/**
 * A bubble darker than `full` is marked, lighter than `empty` is not; between them nobody knows. Measured in print's own black, so pencil counts too. A thin tick in pencil is light all
 * together: where the darkest twelfth is darker than `stroke`, somebody drew a line. (Of 3 000 empty bubbles none had more than 0.11 there, of drawn ones none less than 0.26.)
 */
export const limits = { full: 0.34, empty: 0.085, stroke: 0.15, struck: 0.05, ring: 0.75, contrast: 45 } as const

type Seen = 'full' | 'empty' | 'faint' | 'crossed' | 'not-seen'

/** What one bubble says by itself. */
export function decideBubble({ fill, peak, around, ring, contrast }: Measured): Seen {
  if (contrast < limits.contrast || ring < limits.ring) return 'not-seen'
  // A stroke through or around a bubble takes a mark back, or makes one: only people know.
  if (around > limits.struck) return 'crossed'
  if (fill >= limits.full) return 'full'
  return fill <= limits.empty && peak <= limits.stroke ? 'empty' : 'faint'
}

/**
 * What a question's bubbles say together. Sure only if every one of them is plainly marked or plainly not and, of a question with one answer, at most one is marked (S1). No mark at
 * all is an answer too: whether the question may stay open is for whoever knows the form.
 */
export function decideAnswer(question: { key: string; kind: SheetQuestion['kind'] }, bubbles: readonly { option: string; measured: Measured }[]): ReadAnswer {
  const seen = bubbles.map((one) => ({ ...one, says: decideBubble(one.measured) }))
  const full = seen.filter((one) => one.says === 'full')
  const doubt = (['not-seen', 'crossed', 'faint'] as const).find((kind) => seen.some((one) => one.says === kind)) ?? (question.kind === 'one' && full.length > 1 ? 'several' as const : null)
  if (doubt) return { question: question.key, options: guess(question.kind, seen), sure: false, confidence: 0.3, doubt }
  const confidence = Math.min(...seen.map(({ says, measured }) => sureness(says, measured)))
  return { question: question.key, options: full.map((one) => one.option), sure: true, confidence, doubt: null }
}

/** What may have been meant, for a person to look at: of one answer the darkest, if no other comes near. */
function guess(kind: SheetQuestion['kind'], seen: readonly { option: string; measured: Measured; says: Seen }[]): string[] {
  const marked = seen.filter((one) => (one.measured.fill > limits.empty || one.measured.peak > limits.stroke) && one.says !== 'not-seen').toSorted((a, b) => b.measured.fill - a.measured.fill)
  if (kind === 'several') return seen.filter((one) => marked.includes(one)).map((one) => one.option)
  const [first, second] = marked
  return first && (!second || second.measured.fill < first.measured.fill / 2) ? [first.option] : []
}

/** Half at a limit, one far away from it. */
function sureness(says: Seen, { fill, peak }: Measured): number {
  const away = says === 'full' ? (fill - limits.full) / (0.8 - limits.full) : Math.min((limits.empty - fill) / limits.empty, (limits.stroke - peak) / limits.stroke)
  return Math.round((0.5 + 0.5 * Math.min(1, Math.max(0, away))) * 100) / 100
}

/** A box with words in it is never sure: somebody has to read them. */
export function decideBox(question: string, ink: number): ReadAnswer {
  const doubt: Doubt | null = ink > 0.0008 ? 'written' : null
  return { question, options: [], sure: doubt === null, confidence: doubt ? 0 : 0.9, doubt }
}
