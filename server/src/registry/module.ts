import { z } from 'zod'
import { job, type Module } from '#platform/module'
import { inScope } from '#platform/db'
import { sweepLogins } from '#platform/login'
import { accountsHandled, auditHandled, deskHandled, loginHandled } from './access/index.ts'
import { registryChecks } from './checks.ts'
import { deskSources } from './desk/index.ts'
import { importJobs, importsHandled, rosterJobs } from './imports/index.ts'
import { legalPersonChecks } from './legal-persons/index.ts'
import { listJobs, listsHandled } from './lists/index.ts'
import { figureChecks, foldAfterChange, foldJob, membershipsHandled } from './memberships/index.ts'
import { occupationsHandled } from './occupations/index.ts'
import { erasePeopleJob, erasingHandled, erasureChecks, findDuplicatesJob, keyNamesJob, mergingHandled, peopleHandled } from './people/index.ts'
import { changeJob, unitChangeChecks, unitChangesHandled } from './unit-changes/index.ts'
import { remindJob, termChecks, termsHandled } from './terms/index.ts'
import { moveUnitJob, unitsHandled, unwatchMoves } from './units/index.ts'

/** Nightly: what logins leave behind is forgotten when it no longer serves. */
const sweep = job({
  name: 'registry.sweep-logins', cron: '20 3 * * *', payload: z.object({}),
  run: (ctx) => inScope(ctx.db, { role: 'app_login', holder: 'job:registry.sweep-logins' }, (tx) => sweepLogins({ ...ctx, tx })),
})

const unwatchMovesJob = job({ name: 'registry.unwatch-moves', cron: '25 3 * * *', payload: z.object({}), run: (ctx) => ctx.inTransaction(({ tx, clock }) => unwatchMoves(tx, clock.now()), '') })

export const registryModule: Module = {
  name: 'registry',
  routes: [...loginHandled, ...accountsHandled, ...auditHandled, ...deskHandled, ...unitsHandled, ...unitChangesHandled, ...peopleHandled, ...mergingHandled, ...erasingHandled, ...membershipsHandled, ...termsHandled, ...importsHandled, ...occupationsHandled, ...listsHandled],
  jobs: [sweep, moveUnitJob, changeJob, unwatchMovesJob, findDuplicatesJob, keyNamesJob, erasePeopleJob, ...importJobs, ...rosterJobs, ...listJobs, foldJob, remindJob],
  handlers: [foldAfterChange],
  checks: [...registryChecks, ...unitChangeChecks, ...figureChecks, ...legalPersonChecks, ...termChecks, ...erasureChecks],
  ...deskSources,
}
