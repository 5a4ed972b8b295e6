export { importRoster, rosterJobs } from './import-roster.ts'
