import { useSyncExternalStore } from 'react'
import type { Messages, SameShape } from './define-messages.ts'

export type Language = 'zh' | 'en'

const storageKey = 'guildhall.language'
const listeners = new Set<() => void>()

/** Decides the language at start: the address wins over what was chosen before, and Chinese is the default. */
export function decideLanguage(search: string, stored: string | null): Language {
  const asked = new URLSearchParams(search).get('lang') ?? stored ?? ''
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** Private windows and some embedded browsers refuse storage: the choice then lasts as long as the page. */
function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

const inBrowser = typeof document !== 'undefined'
let current: Language = inBrowser ? decideLanguage(location.search, readStored()) : 'zh'
applyToDocument(current)

function applyToDocument(language: Language): void {
  if (inBrowser) document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export function getLanguage(): Language {
  return current
}

export function setLanguage(language: Language): void {
  if (language === current) return
  current = language
  applyToDocument(language)
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // See readStored.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, getLanguage, getLanguage)
}

/** The texts of a page in the reader's language; the page is drawn anew when the language changes. */
export function useText<T>(messages: Messages<T>): SameShape<T> {
  return messages[useLanguage()]
}
