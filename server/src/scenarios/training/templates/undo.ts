import { asService, Refused } from '#platform/http'
import { registerImportUndo } from '#registry/imports'

/** Templates of a file go again while nothing hangs on them: no plan was made by one (a foreign key says so), and nobody has revised or withdrawn one since. */
registerImportUndo('templates', (ctx, run) => asService(ctx, run.scope, async () => {
  const brought = await ctx.tx.selectFrom('training_template').select(['id', 'latest', 'withdrawn_from']).where('import_id', '=', run.id).forUpdate().execute()
  if (brought.some((one) => one.latest > 1 || one.withdrawn_from !== null)) throw new Refused('imports.in-use')
  if (brought.length === 0) return
  const ids = brought.map((one) => one.id)
  await ctx.tx.deleteFrom('training_template_version').where('template_id', 'in', ids).execute()
  await ctx.tx.deleteFrom('training_template').where('id', 'in', ids).execute()
}))
