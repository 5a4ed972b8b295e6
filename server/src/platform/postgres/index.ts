export { startPostgres, type Postgres } from './supervisor.ts'
export { freePort } from './port.ts'
