import { libraryRoutes as routes } from '@guildhall/contract'
import { handle, handleReading, type Handled } from '#platform/http'
import { readChapter, showPicture } from './read.ts'
import { openShelf, showBook } from './shelf.ts'
import { forgetStanding, keepStanding } from './standing.ts'

export const readingRoutes: Handled[] = [
  handleReading(routes.shelf, openShelf), handleReading(routes.show, showBook), handleReading(routes.chapter, readChapter), handleReading(routes.picture, showPicture), handle(routes.keep, keepStanding), handle(routes.forget, forgetStanding),
]
