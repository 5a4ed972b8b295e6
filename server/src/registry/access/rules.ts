import type { RefusalCode, Role } from '@guildhall/contract'

/** System, security and audit administration check each other, so nobody holds two of them (GB/T 22239 level 3). */
export const separated: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

export type Term = { role: Role; unitId: string; from: string; until: string | null }
export type GrantDecision = { kind: 'grant' } | { kind: 'refuse'; code: Extract<RefusalCode, `accounts.${string}`> }

const refuse = (code: Extract<RefusalCode, `accounts.${string}`>): GrantDecision => ({ kind: 'refuse', code })

/** Whether an account may be given a role, beside those that it holds or will hold. Days are half-open: `until` is the first day without the role. */
export function decideGrant(wanted: Term, held: readonly Term[], facts: { today: string; oneself: boolean }): GrantDecision {
  if (facts.oneself) return refuse('accounts.not-oneself')
  if (wanted.from < facts.today || (wanted.until !== null && wanted.until <= wanted.from)) return refuse('accounts.dates-wrong')
  const meanwhile = held.filter((term) => overlap(term, wanted))
  if (separated.includes(wanted.role) && meanwhile.some((term) => separated.includes(term.role) && term.role !== wanted.role)) return refuse('accounts.separated-administrators')
  if (meanwhile.some((term) => term.role === wanted.role && term.unitId === wanted.unitId)) return refuse('accounts.role-held')
  return { kind: 'grant' }
}

export function overlap(a: { from: string; until: string | null }, b: { from: string; until: string | null }): boolean {
  return (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until)
}
