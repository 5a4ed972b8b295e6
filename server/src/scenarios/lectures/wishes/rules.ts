import type { AnswerOf, lectureMenuRoutes } from '@guildhall/contract'

export type WishState = AnswerOf<typeof lectureMenuRoutes.myWishes>['rows'][number]['state']

/** What became of a wish, by where its order stands; without one, by whether the lecture can be ordered at all. */
export function stateOf({ order, onMenu }: { order: string | null; onMenu: boolean }): WishState {
  switch (order) {
    case null: return onMenu ? 'waiting' : 'off-menu'
    case 'open': case 'asked': return 'ordered'
    case 'agreed': return 'settled'
    case 'held': return 'held'
    default: return 'fell-through'
  }
}

/** Whether somebody may say again that they would like to hear it: what they wished for is over, one way or the other. */
export const mayWishAgain = (state: WishState): boolean => state === 'held' || state === 'fell-through'
