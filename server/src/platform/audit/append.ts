import { newId } from '../ids/index.ts'
import { json, prepared } from '../db/index.ts'
import { holderOf, type Actor, type RequestContext } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'

export type AuditEntry = {
  /** `scenario.command` or another fixed word; the same deed always under the same name. */
  action: string
  /** `kind:id` of what it was done to. */
  subject?: string
  /** Where the subject belongs; without one the scope of the actor. */
  scope?: string
  /** Why, in the actor's words, where a reason is asked for. */
  reason?: string
  /** Facts that explain the entry: ids, counts, states. Never personal data. */
  details?: Record<string, unknown>
}

/**
 * Notes a deed in the audit log, in the transaction of the deed: both are there or neither. The entry is chained to the one before it at commit
 * (platform-0003-audit.sql), so calling this early does not make others wait.
 */
export async function appendAudit(ctx: CommandContext & Partial<Pick<RequestContext, 'address'>>, entry: AuditEntry): Promise<void> {
  const { actor } = ctx
  await ctx.tx.insertInto('audit_entry').values({
    id: newId(), at: ctx.clock.now(), action: entry.action, subject: entry.subject ?? null, reason: entry.reason ?? null, details: json(entry.details ?? {}),
    scope: entry.scope ?? scopeOf(actor), request_id: ctx.requestId,
    address_hash: ctx.address ? ctx.cipher.blind(ctx.address, 'address') : null,
    ...who(actor),
  }).execute()
}

const append = prepared<object>('audit.append', 'select app.append_audit($1::jsonb)')

/** A deed among many. `at`: when it was done, if not now; `addressHash`: of the caller's address, as `hashAddress` makes it. */
export type Deed = AuditEntry & { by: Actor; requestId: string; addressHash: string; at?: Date }

/** What is kept of an address: hexadecimal, keyed. */
export const hashAddress = (cipher: CommandContext['cipher'], address: string): string => cipher.blind(address, 'address').toString('hex')

/** Notes the deeds of many callers in one transaction, chained in one statement. To be sent last: it holds a lane of the log until the commit. */
export async function appendAudits(ctx: Pick<CommandContext, 'tx' | 'clock'>, entries: readonly Deed[]): Promise<void> {
  if (entries.length === 0) return
  const now = ctx.clock.now()
  await append.in(ctx.tx, JSON.stringify(entries.map((entry) => ({
    id: newId(), at: entry.at ?? now, action: entry.action, subject: entry.subject ?? null, reason: entry.reason ?? null, details: entry.details ?? {}, scope: entry.scope ?? scopeOf(entry.by),
    request_id: entry.requestId, address_hash: `\\x${entry.addressHash}`, ...who(entry.by),
  }))))
}

function who(actor: Actor) {
  const nobody = { account_id: null, role: null, unit_id: null, on_behalf_of: null }
  switch (actor.kind) {
    case 'public': return { ...nobody, actor: 'public' }
    case 'job': return { ...nobody, actor: holderOf(actor) }
    case 'staff': return { ...nobody, actor: `account:${actor.accountId}`, account_id: actor.accountId, role: actor.role, unit_id: actor.unitId }
    case 'worker': {
      const { assistedBy } = actor
      if (!assistedBy) return { ...nobody, actor: `account:${actor.accountId}`, account_id: actor.accountId }
      return { ...nobody, actor: `account:${assistedBy.accountId}`, account_id: assistedBy.accountId, unit_id: assistedBy.unitId, on_behalf_of: actor.personId }
    }
  }
}

function scopeOf(actor: Actor): string {
  if (actor.kind === 'staff' || actor.kind === 'job') return actor.scope
  return actor.kind === 'worker' ? actor.assistedBy?.scope ?? '' : ''
}
