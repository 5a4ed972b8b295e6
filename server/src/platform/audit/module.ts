import { auditRoutes } from '@guildhall/contract'
import { handle } from '../http/index.ts'
import type { Module } from '../module/index.ts'
import { listActions } from './list-entries.ts'
import { getChainState } from './chain-state.ts'
import { verifyAuditChain } from './verify.ts'

export const auditModule: Module = {
  name: 'audit',
  routes: [handle(auditRoutes.actions, listActions), handle(auditRoutes.chain, getChainState)],
  checks: [{ name: 'audit chain', run: (tx) => verifyAuditChain(tx) }],
}
