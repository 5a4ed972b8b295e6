import { setupStepIds } from '@guildhall/contract'

export type StepId = (typeof setupStepIds)[number]
export type StepState = 'open' | 'later' | 'done'
export type Outcome = 'done' | 'later'

/** What the records say, whatever anybody pressed. */
export type Facts = {
  division: string | null
  /** Of each of the three administrations: has somebody who may log in done so? */
  administratorsSeen: readonly boolean[]
  unitsBelow: number
  thisYearKnown: boolean
  gateway: boolean
}

/** How a step stands: the facts first, then what somebody said about it (U1). */
export function stateOf(step: StepId, facts: Facts, noted: Outcome | undefined): StepState {
  if (isDone(step, facts, noted === 'done')) return 'done'
  return noted === 'later' ? 'later' : 'open'
}

function isDone(step: StepId, facts: Facts, said: boolean): boolean {
  switch (step) {
    case 'federation': return facts.division !== null
    case 'administrators': return facts.administratorsSeen.length === 3 && facts.administratorsSeen.every(Boolean)
    case 'units': return facts.unitsBelow > 0 || said
    case 'calendar': return facts.thisYearKnown && said
    case 'texts': return facts.gateway && said
    case 'checks': return said
  }
}

export type Check = { id: 'address' | 'encryption' | 'texts' | 'backup' | 'keys' | 'disk' | 'clock' | 'jobs'; verdict: 'fine' | 'advice' | 'wrong'; reason: string; facts: Record<string, string | number> }

const day = 86_400_000
const isLoopback = (host: string) => /^(localhost|127\.|\[?::1\]?$)/.test(host)

/** Whether QR codes and certificates will carry an address that leads here from outside. */
export function judgeAddress(publicUrl: string | undefined): Check {
  if (!publicUrl) return { id: 'address', verdict: 'wrong', reason: 'unset', facts: {} }
  const { protocol, hostname } = new URL(publicUrl)
  const facts = { url: publicUrl }
  if (isLoopback(hostname)) return { id: 'address', verdict: 'wrong', reason: 'loopback', facts }
  return protocol === 'https:' ? { id: 'address', verdict: 'fine', reason: 'https', facts } : { id: 'address', verdict: 'wrong', reason: 'http', facts }
}

/** How what is typed here reaches the server: by its own TLS, by a proxy's, or in clear. */
export function judgeEncryption(input: { certificateUntil: Date | null; proxies: number; host: string }, now: Date): Check {
  const check = (verdict: Check['verdict'], reason: string, facts: Check['facts'] = {}): Check => ({ id: 'encryption', verdict, reason, facts })
  if (input.certificateUntil) {
    const left = Math.floor((input.certificateUntil.getTime() - now.getTime()) / day)
    const facts = { until: input.certificateUntil.toISOString(), days: left }
    if (left < 0) return check('wrong', 'expired', facts)
    return left < 21 ? check('advice', 'expiring', facts) : check('fine', 'own', facts)
  }
  if (input.proxies > 0) return check('fine', 'proxy', { proxies: input.proxies })
  return isLoopback(input.host) ? check('advice', 'loopback') : check('wrong', 'clear')
}

/** A disaster costs what was entered since the last backup: a day is the measure. */
export function judgeBackup(lastAt: Date | null, now: Date): Check {
  if (!lastAt) return { id: 'backup', verdict: 'wrong', reason: 'never', facts: {} }
  const facts = { at: lastAt.toISOString(), days: Math.floor((now.getTime() - lastAt.getTime()) / day) }
  if (facts.days >= 7) return { id: 'backup', verdict: 'wrong', reason: 'old', facts }
  return facts.days >= 2 ? { id: 'backup', verdict: 'advice', reason: 'old', facts } : { id: 'backup', verdict: 'fine', reason: 'recent', facts }
}

/** Nobody but the owner of the process may read the keys. `mode` as the file system gives it. */
export function judgeKeys(mode: { keys: number; folder: number }): Check {
  const open = [mode.keys, mode.folder].some((one) => (one & 0o077) !== 0)
  return { id: 'keys', verdict: open ? 'wrong' : 'fine', reason: open ? 'readable' : 'closed', facts: { keys: (mode.keys & 0o777).toString(8), folder: (mode.folder & 0o777).toString(8) } }
}

export function judgeDisk(freeBytes: number): Check {
  const facts = { freeGb: Math.round(freeBytes / 1024 ** 3 * 10) / 10 }
  if (freeBytes < 2 * 1024 ** 3) return { id: 'disk', verdict: 'wrong', reason: 'full', facts }
  return freeBytes < 10 * 1024 ** 3 ? { id: 'disk', verdict: 'advice', reason: 'little', facts } : { id: 'disk', verdict: 'fine', reason: 'enough', facts }
}

export function judgeClock(server: Date, database: Date): Check {
  const seconds = Math.round(Math.abs(server.getTime() - database.getTime()) / 1000)
  return { id: 'clock', verdict: seconds > 30 ? 'wrong' : 'fine', reason: seconds > 30 ? 'apart' : 'together', facts: { seconds } }
}

export function judgeJobs(failed: number): Check {
  return { id: 'jobs', verdict: failed > 0 ? 'wrong' : 'fine', reason: failed > 0 ? 'failed' : 'none', facts: { failed } }
}

export function judgeTexts(gateway: string | undefined): Check {
  return gateway ? { id: 'texts', verdict: 'fine', reason: 'set', facts: { host: new URL(gateway).host } } : { id: 'texts', verdict: 'wrong', reason: 'unset', facts: {} }
}
