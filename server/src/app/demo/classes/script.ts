import type { Firm, Person } from '../world.ts'
import type { Trainer, Venue } from '../resources.ts'

export type Slot = 'weekday-evening' | 'weekend' | 'weekday-day'
export type Lesson = { day: string; from: string; to: string; topic: string }
export const steps = ['draft', 'opinions', 'publish', 'marks', 'submit', 'confirm'] as const

/** One class as it is going to be lived: who, where, when. Days count from today; what lies after this moment does not happen. */
export type Script = {
  key: string
  /** Tells the paper forms of one class from those of another. */
  serial: number
  county: string
  town: string | null
  trade: string
  level: number | null
  firm: Firm | null
  slot: Slot
  trainer: Trainer
  venue: Venue
  lessons: Lesson[]
  seats: number
  waitlist: number
  /** Those who take part, in the order in which they enrol; the first `asked` of them have asked for it. */
  people: Person[]
  asked: number
  /** Days from today on which each step is taken. */
  draftOn: number
  opinions: { askOn: number; until: number; closeOn: number } | null
  publishOn: number
  openOn: number
  closeOn: number
  finishOn: number
  /** The last step that is taken even if time would allow more: somebody has left it lying. `marks` alone leaves some missing. */
  lastStep?: (typeof steps)[number]
  cancel?: { on: number; reason: string }
  /** How much it pleases, 1 to 5; unsaid: as much as chance has it. */
  liked?: number
  /** Which part of it hands a form in; unsaid: rather more than half, and three on paper. */
  judged?: number
  /** Whom a visitor of the demo may be: they answer and decide for themselves. */
  silent?: Person[]
  undecided?: Person[]
}

/** Announced within two months. Of classes of long ago less is told, so that the demo is soon there. */
export const isLate = (script: Pick<Script, 'publishOn'>): boolean => script.publishOn > -60
