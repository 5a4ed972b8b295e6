import type { Selectable } from 'kysely'
import type { AnswerOf, offersRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type ClassRow = Selectable<Database['training_class']>
export type RoundRow = Selectable<Database['training_offer_round']>
export type OfferRow = Selectable<Database['training_offer']>
export type Preview = AnswerOf<typeof offersRoutes.previewOffers>
export type Reason = Preview['leftOut'][number]['reason']
export type Bar = NonNullable<Preview['bar']>
export type Slot = 'weekday-day' | 'weekday-evening' | 'weekend'
export type Span = { startsAt: Date; endsAt: Date }

/** Somebody with an open request for the trade, and all that decides whether free seats are for them. */
export type Seeker = {
  needId: string; personId: string; level: number | null; division: string; town: string | null; windows: readonly Slot[]; earliest: string | null; latest: string | null; askedAt: Date
  /** Their place in this very class. */
  place: 'seated' | 'waiting' | null
  /** Was told of this class before. */
  told: boolean
  /** Has not said no to being told of free seats. */
  wanted: boolean
  /** Lessons of other classes they sit in. */
  sittings: readonly Span[]
  /** Offers of any class today, and in the last seven days with today. */
  today: number; thisWeek: number
}
/** As it was asked, sealed: for the sample. */
export type NeedOfSeeker = Pick<Selectable<Database['training_need']>, 'id' | 'name_sealed' | 'phone_sealed'>
