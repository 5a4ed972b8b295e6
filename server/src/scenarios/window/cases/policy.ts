import type { Permission } from '@guildhall/contract'
import { Refused, type RequestContext, type StaffActor } from '#platform/http'
import { accountOf } from '../names.ts'
import { openForApplicant, type CaseRow, type CaseState, type Record } from './model.ts'

type Owned = Pick<CaseRow, 'unit_id' | 'asked_by' | 'assisted_by' | 'examined_by' | 'state'>

export function requireStaffActor(ctx: Pick<RequestContext, 'actor'>): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new Refused('platform.not-allowed')
  return ctx.actor
}

/** The union itself, or a clerk who serves it (代办). Whether the case lies in the range at all is the table's policy. */
export function isApplicant(actor: Pick<StaffActor, 'unitId' | 'permissions'>, unitId: string): 'own' | 'assisting' | null {
  if (!actor.permissions.has('window.apply')) return null
  return actor.unitId === unitId ? 'own' : actor.permissions.has('window.serve') ? 'assisting' : null
}

/** W3: who applied for the union does not examine or approve; who examined does not approve. */
export function barOf(actor: Pick<StaffActor, 'accountId'>, row: Omit<Owned, 'unit_id' | 'state'>, deed: 'examine' | 'approve'): 'window.own-case' | 'window.second-eyes' | null {
  if (accountOf(row.asked_by) === actor.accountId || accountOf(row.assisted_by) === actor.accountId) return 'window.own-case'
  return deed === 'approve' && accountOf(row.examined_by) === actor.accountId ? 'window.second-eyes' : null
}

type Deed = Record['can'][number]
/** By whom and in which states each deed is done; `can` of a record and every command ask here. */
const deeds: { [D in Deed]: { states: readonly CaseState[]; permission: Permission } } = {
  edit: { states: openForApplicant, permission: 'window.apply' }, submit: { states: openForApplicant, permission: 'window.apply' }, withdraw: { states: ['preparing', 'reviewing', 'correcting'], permission: 'window.apply' },
  review: { states: ['reviewing'], permission: 'window.serve' }, examine: { states: ['examining'], permission: 'window.examine' }, approve: { states: ['approving'], permission: 'window.approve' },
  'send-back': { states: ['approving'], permission: 'window.approve' }, 'hand-over': { states: ['issuing'], permission: 'window.serve' }, confirm: { states: ['handed'], permission: 'window.apply' },
}

export type Bar = 'platform.not-allowed' | 'window.not-now' | 'window.own-case' | 'window.second-eyes' | null

/** Why somebody may not do this to a case now; null when they may. The first reason counts. */
export function decideDeed(actor: Pick<StaffActor, 'unitId' | 'accountId' | 'permissions'>, row: Owned, deed: Deed): Bar {
  const { states, permission } = deeds[deed]
  if (!actor.permissions.has(permission)) return 'platform.not-allowed'
  if (permission === 'window.apply') {
    const part = isApplicant(actor, row.unit_id)
    // Withdrawing and confirming are the union's own word, unless a clerk did everything for it.
    if (part === null || (part === 'assisting' && row.assisted_by === null && (deed === 'withdraw' || deed === 'confirm'))) return 'platform.not-allowed'
  }
  if (!states.includes(row.state as CaseState)) return 'window.not-now'
  if (deed === 'examine') return barOf(actor, row, 'examine')
  return deed === 'approve' || deed === 'send-back' ? barOf(actor, row, 'approve') : null
}

export const allDeeds = Object.keys(deeds) as Deed[]
