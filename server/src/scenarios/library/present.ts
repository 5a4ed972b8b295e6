import type { AnswerOf, libraryRoutes } from '@guildhall/contract'
import { told } from './rules.ts'
import type { Counted } from './store.ts'
import type { BookRow, BookWith, ReadingRow } from './model.ts'

type Kept = AnswerOf<typeof libraryRoutes.get>
type Card = AnswerOf<typeof libraryRoutes.shelf>['rows'][number]

const card = (row: BookWith) => ({ id: row.id, title: row.title, author: row.author, category: row.category as Kept['category'], cover: row.cover, unitName: row.unit_name })
export const contentsOf = (row: BookRow): Kept['contents'] => row.contents as Kept['contents']
export const presentStanding = (row: ReadingRow): NonNullable<Card['standing']> => ({ chapter: row.chapter, offset: row.offset, share: row.share, at: row.at.toISOString() })

export function presentListed(row: BookWith, counted: Counted | undefined) {
  return { ...card(row), readers: row.readers as Kept['readers'], state: row.state as Kept['state'], size: Number(row.size), read: told(counted?.read ?? 0), publishedAt: row.published_at?.toISOString() ?? null, updatedAt: row.updated_at.toISOString() }
}

export function presentCard(row: BookWith, reading: ReadingRow | undefined): Card {
  return { ...card(row), kind: row.kind as Card['kind'], chapters: row.chapters, standing: reading ? presentStanding(reading) : null }
}
