import { registerImportUndo } from '#registry/imports'
import { asService } from '#platform/http'

// What is taught by somebody or held somewhere keeps them: the foreign keys of classes and sessions refuse, and the registry says that they are in use.
registerImportUndo('trainers', (ctx, run) => asService(ctx, run.scope, async () => { await ctx.tx.deleteFrom('training_trainer').where('import_id', '=', run.id).execute() }))
registerImportUndo('venues', (ctx, run) => asService(ctx, run.scope, async () => { await ctx.tx.deleteFrom('training_venue').where('import_id', '=', run.id).execute() }))
