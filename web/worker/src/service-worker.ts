/// <reference lib="webworker" />
import type { ReaderMessage } from './app/offline.ts'
import { decideHandling, isOtherApp } from './service-worker-rules.ts'

/** Filled in by the build: the files of the shell, and a name that changes with them. */
declare const SHELL_FILES: readonly string[]
declare const SHELL_VERSION: string

const worker = self as unknown as ServiceWorkerGlobalScope
const shellCache = `shell-${SHELL_VERSION}`
const readerCache = 'reader'
const readerKey = '/reader-id'
/** How long an answer already opened before waits for a fresher one. A slow network then still shows something within this time. */
const patienceMs = 2500

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shellCache).then((cache) => cache.addAll([...SHELL_FILES])).then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('shell-') && name !== shellCache) await caches.delete(name)
    }
    await worker.clients.claim()
  })())
})

worker.addEventListener('message', (event) => {
  const message = event.data as ReaderMessage
  if (message.type === 'reader') event.waitUntil(setReader(message.id))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const handling = decideHandling({ method: request.method, mode: request.mode, url: request.url, accept: request.headers.get('accept') ?? '' }, worker.location.origin)
  if (handling === 'shell-page') event.respondWith(answerPage(request))
  if (handling === 'asset') event.respondWith(answerAsset(request))
  if (handling === 'answer') event.respondWith(answerApi(request, event.clientId))
})

/** A page comes from the network while there is one, so that a new release is seen at once; else the shell stands in. */
async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match('/', { cacheName: shellCache })) ?? Response.error()
  }
}

/** Files under /assets/ carry a hash of their content in the name: once read, right for ever. */
async function answerAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: shellCache })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(shellCache)).put(request, response.clone())
  return response
}

/**
 * The network first, the last answer when it fails or dawdles: after an enrolment the page must not show the seat as it was before,
 * so an old answer is never preferred. The console, which lives on the same origin, is left alone: nothing it reads is kept. What is kept belongs to one reader; an answer that arrives after the reader changed is not kept.
 */
async function answerApi(request: Request, clientId: string): Promise<Response> {
  const asking = await worker.clients.get(clientId)
  if (!asking || isOtherApp(new URL(asking.url).pathname)) return fetch(request)
  const reader = await getReader()
  const cacheName = reader === null ? null : `answers-${reader}`
  const kept = cacheName === null ? undefined : await caches.match(request, { cacheName })
  const fresh = fetch(request).then(async (response) => {
    if (cacheName !== null && isWorthKeeping(response) && await getReader() === reader) await (await caches.open(cacheName)).put(request, response.clone())
    return response
  })
  if (!kept) return fresh
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs))
  return Promise.race([fresh.catch(() => kept), late])
}

function isWorthKeeping(response: Response): boolean {
  return response.status === 200 && (response.headers.get('content-type') ?? '').includes('json') && !(response.headers.get('cache-control') ?? '').includes('no-store')
}

/** The reader outlives this worker, which the browser stops at will: it is kept in a cache of its own. */
async function getReader(): Promise<string | null> {
  const kept = await caches.match(readerKey, { cacheName: readerCache })
  return kept ? (await kept.text()) || null : null
}

async function setReader(id: string | null): Promise<void> {
  if (id === await getReader()) return
  for (const name of await caches.keys()) {
    if (name.startsWith('answers-')) await caches.delete(name)
  }
  await (await caches.open(readerCache)).put(readerKey, new Response(id ?? ''))
}
