export { backUp, type BackupReport } from './back-up.ts'
export { restore, type RestoreReport } from './restore.ts'
