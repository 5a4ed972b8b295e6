import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured log lines (JSON) on standard error. Personal data never gets here as text: PersonalText prints `***`, bodies and queries are not logged. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: presentError }, redact: ['req.headers', 'password', 'code', 'token'] }, pino.destination({ fd: 2, sync: false }))
}

/** Of an error only what helps: drivers hang connections, parameters and whole rows on theirs. */
function presentError(error: Error & { code?: unknown }) {
  return { type: error.name, message: error.message, code: typeof error.code === 'string' ? error.code : undefined, stack: error.stack }
}
