/** What the page tells the service worker. Opened answers are kept for one reader only and forgotten at logout. */
export type ReaderMessage = { type: 'reader'; id: string | null }

/** Registers the service worker; in development there is none, so that nothing stale is ever served. */
export function startOffline(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
}

/** Call with `null` at logout, before leaving the page: it empties what was kept for reading offline. */
export function rememberReader(id: string | null): void {
  if (!('serviceWorker' in navigator)) return
  const message: ReaderMessage = { type: 'reader', id }
  void navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage(message))
}
