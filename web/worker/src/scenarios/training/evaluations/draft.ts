import { onBehalfOf } from '@guildhall/client'

export type Rated = 1 | 2 | 3 | 4 | 5
export type Draft = { trainer?: Rated; course?: Rated; teaching?: Rated; comment?: string }

/** At a desk each person has a draft of their own: a tab shares this storage with the frames of all whom the clerk acts for in it. */
const key = (classId: string) => `guildhall.evaluation.${onBehalfOf() ?? 'me'}.${classId}`
const isRated = (value: unknown): value is Rated => typeof value === 'number' && [1, 2, 3, 4, 5].includes(value)

/** What was chosen before the page was left; anything that is no draft is as if there were none. */
export function readDraft(classId: string): Draft {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key(classId)) ?? '{}') as Record<string, unknown>
    const { trainer, course, teaching, comment } = stored
    return { ...(isRated(trainer) && { trainer }), ...(isRated(course) && { course }), ...(isRated(teaching) && { teaching }), ...(typeof comment === 'string' && { comment }) }
  } catch {
    return {}
  }
}

/** Kept while the tab is open: on a shared phone nobody should find it later. */
export function writeDraft(classId: string, draft: Draft): void {
  sessionStorage.setItem(key(classId), JSON.stringify(draft))
}

export function clearDraft(classId: string): void {
  sessionStorage.removeItem(key(classId))
}
