export { testDatabase, type TestDatabase } from './database.ts'
export { startSystem, type StaffClient, type TestSystem, type WorkerClient } from './system.ts'
export { CallRefused, Client, type Problem, type Sent } from './client.ts'
export { findInDatabase, type Found } from './find-in-database.ts'
