export interface SeenRequest {
  method: string
  mode: string
  url: string
  accept: string
}

/** Pages of other applications on the same origin, and answers about who is logged in or how to log in. */
const notOurs = ['/console', '/docs', '/files', '/credentials', '/.well-known', '/healthz', '/readyz', '/metrics', '/openapi.json']
const neverKept = ['/api/auth', '/api/login', '/api/logout', '/api/demo', '/api/files']

function isUnder(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}

/** Whether a page belongs to another application: this worker sees its requests too, and keeps none of them. */
export function isOtherApp(path: string): boolean {
  return isUnder(path, notOurs)
}

/** Decides what the service worker does with a request; `network` means that it stays out of the way. */
export function decideHandling(request: SeenRequest, origin: string): 'network' | 'shell-page' | 'asset' | 'answer' {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin || isUnder(url.pathname, notOurs)) return 'network'
  if (isUnder(url.pathname, ['/api'])) {
    return isUnder(url.pathname, neverKept) || request.accept.includes('event-stream') ? 'network' : 'answer'
  }
  if (request.mode === 'navigate') return 'shell-page'
  return url.pathname.startsWith('/assets/') ? 'asset' : 'network'
}
