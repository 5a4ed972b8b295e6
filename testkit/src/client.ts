import { randomUUID } from 'node:crypto'
import type { AnswerOf, RequestOf, RouteSpec } from '@guildhall/contract'

export type Problem = { type: string; title: string; status: number; code: string; details?: Record<string, unknown>; issues?: { path: string; message: string }[] }
export type Sent = { status: number; headers: Headers; body: unknown }
type SendOptions = { key?: string; headers?: Record<string, string>; file?: { name: string; bytes: Uint8Array } }

/** An answer that was not 2xx. */
export class CallRefused extends Error {
  readonly status: number
  readonly code: string
  readonly problem: Problem
  constructor(route: string, problem: Problem) {
    super(`${route}: ${problem.status} ${problem.code} ${problem.title} ${JSON.stringify(problem.issues ?? problem.details ?? '')}`)
    this.status = problem.status
    this.code = problem.code
    this.problem = problem
  }
}

/** Somebody who calls the system over HTTP: with the cookie of a session, or as a visitor without one. */
export class Client {
  readonly url: string
  readonly cookie: string
  readonly headers: Record<string, string>
  constructor(url: string, cookie = '', headers: Record<string, string> = {}) {
    this.url = url
    this.cookie = cookie
    this.headers = headers
  }

  /** The same session acting on a worker's behalf (代办). */
  onBehalfOf(personId: string): Client {
    return new Client(this.url, this.cookie, { ...this.headers, 'guildhall-on-behalf-of': personId })
  }

  /** Calls a route and gives its answer; throws {@link CallRefused} for anything but 2xx. */
  async call<R extends RouteSpec>(route: R, input: RequestOf<R>, options: SendOptions = {}): Promise<AnswerOf<R>> {
    const sent = await this.send(route, input as Record<string, unknown>, options)
    if (sent.status >= 300) throw new CallRefused(route.name, sent.body as Problem)
    if (route.name === 'home.get') await this.#isAsReadAnew(route, sent)
    return sent.body as AnswerOf<R>
  }

  /** Calls a route with whatever input, right or wrong, and gives what came back. */
  async send(route: RouteSpec, input: Record<string, unknown> = {}, options: SendOptions = {}): Promise<Sent> {
    const { path, body } = place(route, input)
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': 'zh-CN', ...this.headers, ...options.headers }
    if (this.cookie) headers['cookie'] = this.cookie
    if (route.method !== 'GET' && !route.safe) headers['idempotency-key'] ??= options.key ?? randomUUID()
    return this.fetch(path, { method: route.method, headers, body: options.file ? formOf(options.file) : body === undefined ? null : JSON.stringify(body) }, route.response === 'file')
  }

  /** The first page may be given again from memory; in whatever a test does, it must be what it would be if it were read anew. */
  async #isAsReadAnew(route: RouteSpec, sent: Sent): Promise<void> {
    const anew = await this.send(route, {}, { headers: { 'cache-control': 'no-cache' } })
    const items = (of: Sent) => JSON.stringify((of.body as { items: unknown }).items)
    if (items(anew) !== items(sent)) throw new Error(`the first page was given as it had been before a change: ${items(sent)} instead of ${items(anew)}`)
  }

  async fetch(path: string, init: RequestInit & { headers: Record<string, string> }, file = false): Promise<Sent> {
    if (typeof init.body === 'string') init.headers['content-type'] ??= 'application/json'
    const response = await fetch(new URL(path, this.url), { ...init, redirect: 'manual' })
    const type = response.headers.get('content-type') ?? ''
    if (file && response.ok) {
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
      return { status: response.status, headers: response.headers, body: { fileName: decodeURIComponent(name), contentType: type, bytes: new Uint8Array(await response.arrayBuffer()) } }
    }
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : /json/.test(type) ? JSON.parse(text) as unknown : text }
  }
}

function formOf(file: { name: string; bytes: Uint8Array }): FormData {
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(file.bytes)]), file.name)
  return form
}

/** Path parameters go into the path; the rest into the query of a GET, else into the body unless the route names it in its query. */
function place(route: RouteSpec, input: Record<string, unknown>): { path: string; body: unknown } {
  const rest = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (route.method !== 'GET' && !(route.query && name in route.query.shape)) continue
    delete rest[name]
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one))
  }
  return { path: query.size > 0 ? `${path}?${query}` : path, body: route.body ? rest : undefined }
}
