/**
 * A third of a day of the week: 0 is Monday morning, 1 Monday afternoon, 2 Monday evening, … 20 Sunday evening. A class meets in slots; what a slot is on the clock is the
 * caller's business.
 */
export type Slot = number

/** When somebody can come: on weekdays by day, on weekdays in the evening, at the weekend. A set of them is a mask of `1 << kind`. */
export type Kind = 0 | 1 | 2
export const kinds = ['weekday-day', 'weekday-evening', 'weekend'] as const

/** In which slots of each week a class meets; all of them of one kind. */
export type Rhythm = { kind: Kind; slots: readonly Slot[] }

/**
 * What is taught: how many sessions it takes, how few and how many may sit in it, what a class costs beside teacher and room (fen). `paid`: as how many sessions teacher and room are
 * paid, where its sessions are longer or shorter than those that their price is for; left out, as many as there are.
 */
export type Course = { id: string; sessions: number; min: number; max: number; cost: number; paid?: number }

/**
 * Seats asked for alike. `weight` is what one served seat is worth, in points. A class for them lies within weeks `from` to `until` (both included, counted from 0), in a kind of
 * time that they can come, at a place they reach.
 */
export type Demand = { id: string; course: number; place: number; kinds: number; from: number; until: number; seats: number; weight: number }

/**
 * Who can teach: courses, places (null: everywhere), slots (mask) but for those in which they are busy, at most so many sessions a day and a week, fen a session. What they teach
 * outside the problem (`taught`) takes its slots and counts towards both limits.
 */
export type Teacher = { id: string; courses: readonly number[]; places: readonly number[] | null; slots: number; busy: readonly Busy[]; taught?: readonly Taught[]; perDay: number; perWeek: number; cost: number }

/** Where a class can be: courses it is equipped for, slots in which it is open (mask) but for those that are taken, fen a session. */
export type Room = { id: string; place: number; capacity: number; courses: readonly number[]; slots: number; busy: readonly Busy[]; cost: number }

/** Slots (mask) of one week that are not to be had. */
export type Busy = { week: number; slots: number }

/** What somebody teaches elsewhere in a week: slots that it takes (mask), and as how many sessions of the week it counts. */
export type Taught = Busy & { sessions: number }

/** How much a fen of cost, an idle seat, and a class of the previous plan that is not there any more take from the value of a plan, in points. */
export type Weights = { cost: number; idle: number; change?: number }

export type Problem = {
  /** Length of the horizon. */
  weeks: number
  courses: readonly Course[]
  demands: readonly Demand[]
  teachers: readonly Teacher[]
  rooms: readonly Room[]
  rhythms: readonly Rhythm[]
  /** Points that a seat loses by the way from one place to another; Infinity is out of reach. */
  travel: readonly (readonly number[])[]
  /** Most that all classes may cost together, in fen; null: no limit. */
  budget: number | null
  weights: Weights
  /** Classes that stay as they are, down to who sits in them: what was promised, or what a person decided. */
  fixed: readonly PlannedClass[]
  /** What a person has ruled out: a course in a room, with a teacher, in a kind of time, or altogether; what is left out means any. */
  forbidden: readonly Forbidden[]
  /** The plan that this one repairs: each of its classes that is given up takes `weights.change` from the value. Who sits in them may change for nothing. */
  previous?: readonly Held[]
}

export type Forbidden = { course?: number; teacher?: number; room?: number; kind?: Kind }

/** When, where and by whom a class is held: two plans have the same class when all five agree. */
export type Held = Pick<PlannedClass, 'course' | 'rhythm' | 'week' | 'teacher' | 'room'>

/** Indices into the problem. Session i meets in week `week + floor(i / slots)`, in slot `i mod slots` of the rhythm. */
export type PlannedClass = { course: number; rhythm: number; week: number; teacher: number; room: number; seats: readonly Seats[] }
export type Seats = { demand: number; count: number }

export type Plan = { classes: readonly PlannedClass[] }

/** A plan with what is known of it. `bound` is what no plan of this problem exceeds, so `gap` is the most that is left to gain: (bound - value) / bound. */
export type SolvedPlan = Plan & { value: number; served: number; asked: number; cost: number; bound: number; gap: number; seconds: number }
