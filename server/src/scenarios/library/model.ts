import type { Selectable } from 'kysely'
import type { libraryShapes } from '@guildhall/contract'
import type { Database } from '#platform/db'
import type { z } from 'zod'

export type BookRow = Selectable<Database['library_book']>
export type BookWith = BookRow & { unit_name: string }
export type ReadingRow = Selectable<Database['library_reading']>
export type Category = z.output<typeof libraryShapes.bookCategory>
export type BookState = z.output<typeof libraryShapes.bookState>
