export { appendAudit, appendAudits, hashAddress, type AuditEntry, type Deed } from './append.ts'
export { verifyAuditChain } from './verify.ts'
export { listEntries } from './list-entries.ts'
export { auditModule } from './module.ts'
