import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured log lines (JSON) on standard error. Personal data never gets here as text: PersonalText prints `***`, bodies and queries are not logged. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers', 'password', 'code', 'token'] }, pino.destination({ fd: 2, sync: false }))
}
