import { asService } from '#platform/http'
import { registerImportUndo } from '#registry'
import { undoNeeds } from '../needs/index.ts'

/**
 * Needs go as a whole while nothing hangs on any of them, and with them the contacts that came only with this file. A contact who has logged in since is their own
 * person and stays; one on whom something else hangs keeps the import in place (foreign keys say so).
 */
registerImportUndo('needs', async (ctx, run) => {
  await undoNeeds(ctx, run.id)
  await asService(ctx, run.scope, () => ctx.tx.deleteFrom('person').where('import_id', '=', run.id).where('standing', '=', 'contact')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('training_need as n').select('n.id').whereRef('n.person_id', '=', 'person.id')))).execute())
})
