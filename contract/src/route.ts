import type { z } from 'zod'
import type { Permission } from './permissions.ts'
import type { RefusalCode } from './refusals.ts'

/**
 * Who may call a route at all. `worker` routes act on the caller's own things; a staff member who may assist calls them on a worker's behalf
 * (header `Guildhall-On-Behalf-Of`). A route that names no audience does not compile, and one that reaches the server without one does not start.
 */
export type Audience = {
  public?: true
  worker?: true
  /** The permission that the acting role must hold. */
  staff?: Permission
  /** Anybody logged in, whatever the role. */
  session?: true
}

export type RouteSpec = {
  /** `scenario.command`, the same words as the file of the command or query. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  audience: Audience
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Shape of a 200 answer; 'file' for bytes with a name and a type; 'none' for 204. */
  response: z.ZodType | 'file' | 'none'
  refusals?: readonly RefusalCode[]
  /** Exists only in a demo; answers 404 elsewhere. */
  demoOnly?: true
  /** The other way round: a real installation alone has it. */
  realOnly?: true
  /** Requests a minute from one caller, where the ordinary limit is too generous. */
  limit?: number
  /** A POST that only reads or is harmless to repeat needs no Idempotency-Key. */
  safe?: true
}

export function route<const R extends RouteSpec>(spec: R): R {
  return spec
}

type Part<S> = S extends z.ZodType ? z.output<S> : unknown
type SentPart<S> = S extends z.ZodType ? z.input<S> : unknown

/** What a handler gets: path, query and body as one object. */
export type InputOf<R extends RouteSpec> = Part<R['params']> & Part<R['query']> & Part<R['body']>
/** What a client sends. */
export type RequestOf<R extends RouteSpec> = SentPart<R['params']> & SentPart<R['query']> & SentPart<R['body']>
/** What a handler returns (before encoding) and what a client reads (after decoding). */
export type AnswerOf<R extends RouteSpec> = R['response'] extends z.ZodType ? z.output<R['response']> : R['response'] extends 'file' ? FileAnswer : void
/** `tag`: names this very content; a browser that has it asks again and is spared the bytes. */
export type FileAnswer = { fileName: string; contentType: string; bytes: Uint8Array; inline?: boolean; tag?: string }
