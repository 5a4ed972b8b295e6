import { useState } from 'react'
import { onBehalfOf } from '@guildhall/client'
import type { Entries, Entry } from './sheet.ts'

/** One draft a class and a writer: whoever takes the phone next does not find it, nor does a clerk who acts for somebody else. It holds no names. */
const storageKey = (classId: string, writer: string) => `guildhall.marks.${onBehalfOf() ?? writer}.${classId}`

/** What was typed and not saved yet, kept on this phone: a reload, a lost connection or an empty battery costs nothing. */
export function useMarksDraft(classId: string, writer: string): [Entries, (next: Entries) => void] {
  const [entries, setEntries] = useState(() => read(storageKey(classId, writer)))
  function keep(next: Entries): void {
    setEntries(next)
    try {
      if (Object.keys(next).length === 0) localStorage.removeItem(storageKey(classId, writer))
      else localStorage.setItem(storageKey(classId, writer), JSON.stringify(next))
    } catch {
      // Storage refused: the draft lasts as long as the page.
    }
  }
  return [entries, keep]
}

function read(key: string): Entries {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof stored === 'object' && stored !== null ? Object.fromEntries(Object.entries(stored).filter((pair): pair is [string, Entry] => isEntry(pair[1]))) : {}
  } catch {
    return {}
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { theory, practice, absent, was } = value as Record<string, unknown>
  return typeof theory === 'string' && typeof practice === 'string' && typeof absent === 'boolean' && (was === null || typeof was === 'string')
}
