/** Decisions about logins. Pure: times and counts are passed in. */

const minute = 60_000
const day = 86_400_000

export const codeRules = { validSeconds: 300, againInSeconds: 60, tries: 5, perPhoneAnHour: 5, perPhoneADay: 10, perAddressAnHour: 60 } as const

/** How long sessions live. Staff desks are shared rooms; a phone is one's own. */
export const sessionRules = {
  staff: { idleSeconds: 30 * 60, absoluteSeconds: 12 * 3600, atMost: 5 },
  worker: { idleSeconds: 30 * 86_400, absoluteSeconds: 180 * 86_400, atMost: 10 },
  /** Between password and code. */
  unfinished: { idleSeconds: 10 * 60, absoluteSeconds: 10 * 60 },
} as const

export const passwordRules = { maxAgeDays: 90, remembered: 5, minLength: 10 } as const

export type CodeHistory = { lastAt: Date | null; phoneLastHour: number; phoneLastDay: number; addressLastHour: number }

/** Seconds until another code may be sent; 0 when it may be sent now. The address limit guards the bill, the phone limit the owner's peace. */
export function secondsUntilNextCode(history: CodeHistory, now: Date): number {
  const sinceLast = history.lastAt ? (now.getTime() - history.lastAt.getTime()) / 1000 : Infinity
  if (history.phoneLastDay >= codeRules.perPhoneADay) return 3600
  if (history.phoneLastHour >= codeRules.perPhoneAnHour || history.addressLastHour >= codeRules.perAddressAnHour) return 600
  return sinceLast < codeRules.againInSeconds ? Math.ceil(codeRules.againInSeconds - sinceLast) : 0
}

/** Minutes of lockout after that many wrong guesses in a row; it grows, so that guessing on is hopeless and a slip costs little. */
export function lockMinutesAfter(failures: number): number {
  if (failures < 5) return 0
  return [1, 2, 5, 15, 60][failures - 5] ?? 24 * 60
}

/** A day without a wrong guess forgets the earlier ones. */
export function failuresStillCounted(failures: number, lastFailureAt: Date, now: Date): number {
  return now.getTime() - lastFailureAt.getTime() > day ? 0 : failures
}

export function lockedUntil(failures: number, now: Date): Date | null {
  const minutes = lockMinutesAfter(failures)
  return minutes > 0 ? new Date(now.getTime() + minutes * minute) : null
}

/** Whether a password may be set at all: GB/T 22239 level 3 asks for length, mixture and change. */
export function isStrongPassword(password: string, loginName: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (password.length < passwordRules.minLength || kinds < 3) return false
  if (loginName.length >= 3 && password.toLowerCase().includes(loginName.toLowerCase())) return false
  return !hasRun(password.toLowerCase())
}

/** Four characters that repeat or count up or down: aaaa, 1234, dcba. */
function hasRun(text: string): boolean {
  for (let start = 0; start + 4 <= text.length; start++) {
    const steps = [1, 2, 3].map((offset) => text.charCodeAt(start + offset) - text.charCodeAt(start + offset - 1))
    if (Math.abs(steps[0]!) <= 1 && steps.every((step) => step === steps[0])) return true
  }
  return false
}

/** Whether the password must be changed before the login goes on: it was handed out by somebody, or it is too old. */
export function mustChangePassword(account: { temporary: boolean; setAt: Date | null }, now: Date): boolean {
  return account.temporary || account.setAt === null || now.getTime() - account.setAt.getTime() > passwordRules.maxAgeDays * day
}

export type Stage = 'password' | 'totp' | 'full'
export type Step = 'enrol-totp' | 'verify-totp' | 'change-password' | 'done'

/** What a staff login needs next, in the order in which the page asks for it. */
export function nextStep(stage: Stage, account: { totpConfirmed: boolean; mustChangePassword: boolean }): Step {
  if (stage === 'password') return account.totpConfirmed ? 'verify-totp' : 'enrol-totp'
  if (stage === 'totp' && account.mustChangePassword) return 'change-password'
  return 'done'
}
