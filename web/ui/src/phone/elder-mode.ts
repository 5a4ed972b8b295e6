import { useSyncExternalStore } from 'react'

const storageKey = 'guildhall.elder'
const listeners = new Set<() => void>()
const inBrowser = typeof document !== 'undefined'

function readStored(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes'
  } catch {
    return false
  }
}

let elder = inBrowser && readStored()

/**
 * Dresses the document in the choice of this device. The app calls it once at its start: a page that is opened by its own address, from a text message or after a reload, looks
 * as the others do, whether or not it knows of the mode. (A bundler leaves out what a module does by itself.)
 */
export function applyElderMode(): void {
  if (!inBrowser) return
  if (elder) document.documentElement.dataset['mode'] = 'elder'
  else delete document.documentElement.dataset['mode']
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Switches elder mode for this device; remembered where storage is allowed. */
export function setElderMode(on: boolean): void {
  elder = on
  applyElderMode()
  try {
    localStorage.setItem(storageKey, on ? 'yes' : 'no')
  } catch {
    // Private windows refuse storage: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** Whether this device shows elder mode: bigger, fewer, spoken-style words. */
export function useElderMode(): boolean {
  return useSyncExternalStore(subscribe, () => elder, () => false)
}
