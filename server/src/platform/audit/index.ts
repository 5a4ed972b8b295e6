export { appendAudit, appendAudits, type AuditEntry } from './append.ts'
export { verifyAuditChain } from './verify.ts'
export { listEntries } from './list-entries.ts'
export { auditModule } from './module.ts'
