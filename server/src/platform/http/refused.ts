import { refusals, type RefusalCode } from '@guildhall/contract'

/**
 * "No", in the words of the contract. Rules return decisions, commands throw this, the edge answers with problem details (RFC 9457).
 * `details` reach the caller: facts that make the reason concrete (the class that is in the way, the earliest free day), never personal data.
 */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown>
  constructor(code: RefusalCode, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
  get status(): number {
    return (refusals[this.code] as { status?: number }).status ?? 409
  }
}

/** There is no such record, or the caller may not know of it: the same answer for both. */
export class NotFound extends Refused {
  constructor() { super('platform.not-found') }
}

/**
 * A refusal whose transaction is kept: the wrong code is refused, and the count of wrong codes stays. Everything written before it is committed, so it is
 * thrown only where nothing but that count was written.
 */
export class RefusedAndKept extends Refused {}
