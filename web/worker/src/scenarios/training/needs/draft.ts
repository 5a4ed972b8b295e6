import { useState } from 'react'
import { onBehalfOf } from '@guildhall/client'
import type { Window } from './words.ts'

/** A need while it is being filled in. `level` is undefined until the question was answered; null is an answer. */
export type Draft = {
  words: string; occupation: { id: string; name: string } | null; level?: number | null; windows: Window[]; latest: string; division?: string; divisionName?: string; town: string | null
}
export const emptyDraft: Draft = { words: '', occupation: null, windows: [], latest: '', town: null }

/** At a desk each person has a draft of their own. */
const storageKey = () => `guildhall.need-draft.${onBehalfOf() ?? 'me'}`

/** The draft, kept on this phone until it is sent: a call, a lost connection or an empty battery costs nothing. */
export function useDraft(): { draft: Draft; change: (change: Partial<Draft>) => void; forget: () => void } {
  const [draft, setDraft] = useState(read)
  function keep(next: Draft): void {
    setDraft(next)
    try {
      localStorage.setItem(storageKey(), JSON.stringify(next))
    } catch {
      // Storage refused: the draft lasts as long as the page.
    }
  }
  return {
    draft,
    change: (change) => keep({ ...draft, ...change }),
    forget: () => {
      try {
        localStorage.removeItem(storageKey())
      } catch {
        // Nothing was kept.
      }
    },
  }
}

function read(): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey()) ?? 'null')
    return typeof stored === 'object' && stored !== null && 'words' in stored && typeof stored.words === 'string' ? { ...emptyDraft, ...stored, words: stored.words } : emptyDraft
  } catch {
    return emptyDraft
  }
}
