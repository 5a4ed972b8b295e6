import type { GivenAnswer } from '@guildhall/contract'
import { onBehalfOf } from '@guildhall/client'

/** What was answered so far, by question, of one version of the form. */
export type Draft = Readonly<Record<string, GivenAnswer>>

/** At a desk each person has a draft of their own: a tab shares this storage with the frames of all whom the clerk acts for in it. */
const keyOf = (about: string, version: number) => `guildhall.evaluation.${onBehalfOf() ?? 'me'}.${about}.${version}`
const isAnswer = (value: unknown): value is GivenAnswer => typeof value === 'number' || typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))

/** What was chosen before the page was left; anything that is no draft is as if there were none. */
export function readDraft(about: string, version: number): Draft {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(about, version)) ?? '{}')
    return typeof stored === 'object' && stored !== null ? Object.fromEntries(Object.entries(stored).filter((pair): pair is [string, GivenAnswer] => isAnswer(pair[1]))) : {}
  } catch {
    return {}
  }
}

/** Kept while the tab is open: on a shared phone nobody should find it later. */
export function writeDraft(about: string, version: number, draft: Draft): void {
  sessionStorage.setItem(keyOf(about, version), JSON.stringify(draft))
}

export function clearDraft(about: string, version: number): void {
  sessionStorage.removeItem(keyOf(about, version))
}
