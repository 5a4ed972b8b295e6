import './list.ts'
import { libraryRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { addBook } from './commands/add-book.ts'
import { discardBook, editBook, publishBook, withdrawBook } from './commands/keep-book.ts'
import { getBook, listBooks } from './queries/kept.ts'

export const bookRoutes: Handled[] = [
  handle(routes.list, listBooks), handle(routes.get, getBook), handle(routes.add, addBook), handle(routes.edit, editBook), handle(routes.publish, publishBook), handle(routes.withdraw, withdrawBook), handle(routes.discard, discardBook),
]
