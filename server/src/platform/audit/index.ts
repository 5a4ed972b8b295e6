export { appendAudit, type AuditEntry } from './append.ts'
export { verifyAuditChain } from './verify.ts'
export { auditModule } from './module.ts'
export { listEntries } from './list-entries.ts'
