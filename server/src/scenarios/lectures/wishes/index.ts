import { lectureMenuRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import './people.ts'
import { listMyWishes, listWishes, takeWishBack, wishToHear } from './wish.ts'

export { tellWishers } from './notices.ts'
export { countWishes, findWishers, findWishesOf, wishesBecome } from './store.ts'

export const wishRoutes: Handled[] = [handle(routes.wish, wishToHear), handle(routes.unwish, takeWishBack), handle(routes.myWishes, listMyWishes), handle(routes.wishes, listWishes)]
