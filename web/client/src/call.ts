import type { AnswerOf, RequestOf, RouteSpec } from '@guildhall/contract'
import { offline, problemFrom } from './problem.ts'

const onBehalfPrefix = 'on-behalf-of:'

/**
 * 代办: while set, worker routes act for this person and the server records who assists. It is kept in the name of the window, which belongs to one frame and
 * survives a reload: the console opens the worker's app in a frame of that name and itself stays the clerk's. (Session storage is shared by a page and its frames.)
 */
export function setOnBehalfOf(personId: string | null): void {
  if (personId) window.name = onBehalfName(personId)
  else if (onBehalfOf()) window.name = ''
}

/** The name that the frame of an assisted session carries. */
export function onBehalfName(personId: string): string {
  return `${onBehalfPrefix}${personId}`
}

export function onBehalfOf(): string | null {
  return window.name.startsWith(onBehalfPrefix) ? window.name.slice(onBehalfPrefix.length) : null
}

/**
 * Calls a route of the contract. `idempotencyKey` makes a repeat after a lost answer harmless: the caller keeps it for one press of a button.
 * Throws ProblemError.
 */
export async function call<R extends RouteSpec>(route: R, input: RequestOf<R>, options: { idempotencyKey?: string; signal?: AbortSignal } = {}): Promise<AnswerOf<R>> {
  const { path, body } = place(route, input as Record<string, unknown>)
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang || 'zh-CN' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (route.method !== 'GET' && !route.safe) headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
  const person = onBehalfOf()
  if (person) headers['guildhall-on-behalf-of'] = person
  const response = await fetch(path, { method: route.method, headers, body: body === undefined ? null : JSON.stringify(body), signal: options.signal ?? null, credentials: 'same-origin' })
    .catch((error: unknown) => { throw (error as Error).name === 'AbortError' ? error : offline() })
  if (!response.ok) throw await problemFrom(response)
  if (route.response === 'none') return undefined as AnswerOf<R>
  if (route.response === 'file') {
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
    return { fileName: decodeURIComponent(name), contentType: response.headers.get('content-type') ?? '', bytes: new Uint8Array(await response.arrayBuffer()) } as AnswerOf<R>
  }
  return await response.json() as AnswerOf<R>
}

/** The address of a GET route, for links and downloads. */
export function fileAddress<R extends RouteSpec>(route: R, input: RequestOf<R>): string {
  return place(route, input as Record<string, unknown>).path
}

/** Sends a file to a multipart route; `input` fills its path. */
export async function upload<R extends RouteSpec>(route: R, file: File, input: Record<string, string> = {}): Promise<AnswerOf<R>> {
  const form = new FormData()
  form.append('file', file)
  const response = await fetch(place(route, input).path, { method: route.method, body: form, headers: { 'idempotency-key': crypto.randomUUID(), 'accept-language': document.documentElement.lang || 'zh-CN' }, credentials: 'same-origin' })
    .catch(() => { throw offline() })
  if (!response.ok) throw await problemFrom(response)
  return await response.json() as AnswerOf<R>
}

function place(route: RouteSpec, input: Record<string, unknown>): { path: string; body: unknown } {
  const rest = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const inQuery = (name: string) => route.method === 'GET' || (route.query !== undefined && name in route.query.shape)
  const query = new URLSearchParams()
  const body: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue
    if (!inQuery(name)) body[name] = value
    else for (const one of Array.isArray(value) ? value : [value]) query.append(name, `${one as string | number | boolean}`)
  }
  const search = query.size > 0 ? `?${query}` : ''
  return { path: `${path}${search}`, body: route.body ? body : undefined }
}
