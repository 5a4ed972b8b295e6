/** What a supervisor has noted about one item; `photo` is a small JPEG as a data address. */
export type Noted = { passed: boolean | null; note: string; photo: string | null }
export type Draft = Readonly<Record<string, Noted>>
export const blank: Noted = { passed: null, note: '', photo: null }

const keyOf = (sessionId: string, by: string) => `guildhall.inspection.${by}.${sessionId}`

/** Kept on this phone until it is handed in: a class stands where the network does not. Anything that is no draft is as if there were none. */
export function readDraft(sessionId: string, by: string): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(sessionId, by)) ?? '{}')
    return typeof stored === 'object' && stored !== null ? Object.fromEntries(Object.entries(stored).filter((pair): pair is [string, Noted] => isNoted(pair[1]))) : {}
  } catch {
    return {}
  }
}

/** Gives what could be kept: all, the words without the photos, or nothing. */
export function writeDraft(sessionId: string, by: string, draft: Draft): 'all' | 'words' | 'nothing' {
  const put = (what: Draft) => { try { localStorage.setItem(keyOf(sessionId, by), JSON.stringify(what)); return true } catch { return false } }
  if (put(draft)) return 'all'
  return put(Object.fromEntries(Object.entries(draft).map(([key, one]) => [key, { ...one, photo: null }]))) ? 'words' : 'nothing'
}

export function clearDraft(sessionId: string, by: string): void {
  try { localStorage.removeItem(keyOf(sessionId, by)) } catch { /* Storage refused: there is nothing to clear. */ }
}

function isNoted(value: unknown): value is Noted {
  if (typeof value !== 'object' || value === null) return false
  const { passed, note, photo } = value as Record<string, unknown>
  return (passed === null || typeof passed === 'boolean') && typeof note === 'string' && (photo === null || (typeof photo === 'string' && photo.startsWith('data:image/jpeg')))
}
