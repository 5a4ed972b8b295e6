import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@guildhall/client'
import { libraryRoutes, type AnswerOf } from '@guildhall/contract'

export interface Place { chapter: number; offset: number }
type Standing = AnswerOf<typeof libraryRoutes.keep>
/** `at`: by the clock of this device, from which only differences are told. */
type Waiting = Place & { at: number }

const keyOf = (bookId: string) => `guildhall.reading.${bookId}`
const month = 30 * 86_400_000

function waitingOf(bookId: string): Waiting | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(bookId)) ?? 'null') as Waiting | null
  } catch {
    return null
  }
}

function setWaiting(bookId: string, waiting: Waiting): void {
  try {
    localStorage.setItem(keyOf(bookId), JSON.stringify(waiting))
  } catch {
    // Private windows refuse storage: what the network loses then is lost.
  }
}

export function forgetPlace(bookId: string): void {
  try {
    localStorage.removeItem(keyOf(bookId))
  } catch {
    // Nothing was kept there.
  }
}

/** Sends what waits. Null: nothing waited, or there is no network; then it waits on. */
export async function sendPlace(bookId: string): Promise<Standing | null> {
  const waiting = waitingOf(bookId)
  if (!waiting) return null
  const { at, ...place } = waiting
  try {
    const standing = await call(libraryRoutes.keep, { bookId, ...place, ago: Math.min(month, Math.max(0, Math.round(Date.now() - at))) })
    // What was read meanwhile waits for its own turn.
    if (waitingOf(bookId)?.at === at) forgetPlace(bookId)
    return standing
  } catch (error) {
    const { status } = error as { status?: number }
    if (status !== undefined && status >= 400 && status < 500) forgetPlace(bookId)
    return null
  }
}

/**
 * Where to begin: what this device still has to say first, so that the answer is the later of two devices; else what the server knows; without a network what is kept here.
 * Undefined until it is known.
 */
export function useBeginning(bookId: string, known: Place | null | undefined): Place | null | undefined {
  const [beginning, setBeginning] = useState<Place | null>()
  const settled = useRef(false)
  useEffect(() => {
    if (settled.current || known === undefined) return
    settled.current = true
    const waiting = waitingOf(bookId)
    if (!waiting) setBeginning(known)
    else void sendPlace(bookId).then((standing) => setBeginning(standing ?? waiting))
  }, [bookId, known])
  return beginning
}

/** Keeps where somebody is: here at once, on the server when they rest, when they leave, and when the network is back. */
export function useKeeping(bookId: string): { keep: (place: Place) => void; waits: boolean } {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [waits, setWaits] = useState(false)
  const send = useCallback(async () => {
    clearTimeout(timer.current)
    await sendPlace(bookId)
    setWaits(waitingOf(bookId) !== null && !navigator.onLine)
  }, [bookId])
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') void send() }
    const online = () => void send()
    const again = setInterval(online, 20_000)
    document.addEventListener('visibilitychange', hidden)
    addEventListener('online', online)
    return () => {
      clearInterval(again)
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('online', online)
      // Shelf and book say where the reader is, once the server knows.
      void send().then(() => Promise.all([libraryRoutes.shelf, libraryRoutes.show].map((route) => client.invalidateQueries({ queryKey: [route.name] }))))
    }
  }, [send, client])
  const keep = useCallback((place: Place) => {
    setWaiting(bookId, { ...place, at: Date.now() })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), 1_200)
  }, [bookId, send])
  return { keep, waits }
}
