import { z } from 'zod'
import { job, type Module } from '#platform/module'
import { inScope } from '#platform/db'
import { sweepLogins } from '#platform/login'
import { accountsHandled, deskHandled, loginHandled } from './access/index.ts'
import { registryChecks } from './checks.ts'
import { deskSources } from './desk/index.ts'
import { importJobs, importsHandled, rosterJobs } from './imports/index.ts'
import { membershipsHandled } from './memberships/index.ts'
import { occupationsHandled } from './occupations/index.ts'
import { peopleHandled } from './people/index.ts'
import { unitsHandled } from './units/index.ts'

/** Nightly: what logins leave behind is forgotten when it no longer serves. */
const sweep = job({
  name: 'registry.sweep-logins', cron: '20 3 * * *', payload: z.object({}),
  run: (ctx) => inScope(ctx.db, { role: 'app_login', holder: 'job:registry.sweep-logins' }, (tx) => sweepLogins({ ...ctx, tx })),
})

export const registryModule: Module = {
  name: 'registry',
  routes: [...loginHandled, ...accountsHandled, ...deskHandled, ...unitsHandled, ...peopleHandled, ...membershipsHandled, ...importsHandled, ...occupationsHandled],
  jobs: [sweep, ...importJobs, ...rosterJobs],
  checks: registryChecks,
  ...deskSources,
}
