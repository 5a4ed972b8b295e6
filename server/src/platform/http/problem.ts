import { refusalWords, type RefusalCode } from '@guildhall/contract'
import type { z } from 'zod'
import { Refused } from './refused.ts'

/** Problem details (RFC 9457) as we send them. `code` is for programs, `title` for people, in the caller's language. */
export type Problem = { type: string; title: string; status: number; code: string; details?: unknown; issues?: { path: string; message: string }[] }

type Language = 'zh' | 'en'

export function languageOf(header: string | undefined): Language {
  return header && /^\s*en/i.test(header) ? 'en' : 'zh'
}

export function problemOf(refused: Refused, language: Language): Problem {
  const { details } = refused
  return { ...refusalProblem(refused.code, refused.status, language, Object.keys(details).length > 0 ? { details } : {}), title: refusalWords(refused.code, language, details) }
}

export function invalidInput(error: z.core.$ZodError, language: Language): Problem {
  const issues = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  return refusalProblem('platform.invalid-input', 400, language, { issues })
}

/** The answer for a refusal that no handler gave: an unknown path. */
export function refusalAnswer(code: RefusalCode, language: Language): Problem {
  return problemOf(new Refused(code), language)
}

function refusalProblem(code: RefusalCode, status: number, language: Language, more: Partial<Problem>): Problem {
  return { type: `/docs#${code}`, title: refusalWords(code, language), status, code, ...more }
}

type Known = { status: number; code: RefusalCode | 'platform.unavailable' }

/** Errors of others that are the caller's or the moment's fault, not ours. Everything unknown is a 500 and a bug. */
export function knownFault(error: unknown): Known | undefined {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === '22P05' || code === '22021') return { status: 400, code: 'platform.invalid-input' } // \u0000 and broken encodings in text
  if (code === '22003' || code === '22P02' || code === '22007' || code === '22008') return { status: 400, code: 'platform.invalid-input' }
  if (code && /^(57P0|08|53300|ECONN|EPIPE)/.test(code)) return { status: 503, code: 'platform.unavailable' }
  if (/Connection terminated|has encountered a connection error|timeout exceeded when trying to connect/.test((error as Error)?.message ?? '')) return { status: 503, code: 'platform.unavailable' }
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return { status: 413, code: 'platform.too-large' }
  if (statusCode === 429) return { status: 429, code: 'platform.too-many-requests' }
  if (statusCode && statusCode >= 400 && statusCode < 500) return { status: statusCode, code: 'platform.invalid-input' }
  return undefined
}
