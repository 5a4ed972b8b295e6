import { registerImportUndo } from '#registry/imports'
import { asService, Refused } from '#platform/http'

/** Past classes can be taken back while nobody was judged in them: evaluations refer to a class without a foreign key. */
registerImportUndo('classes', (ctx, run) => asService(ctx, run.scope, async () => {
  const classes = await ctx.tx.selectFrom('training_class').select('id').where('import_id', '=', run.id).execute()
  const ids = classes.map((row) => row.id)
  if (ids.length === 0) return
  const judged = await ctx.tx.selectFrom('evaluation_about').select('subject').where('subject', 'in', ids).limit(1).executeTakeFirst()
  if (judged) throw new Refused('imports.in-use')
  await ctx.tx.deleteFrom('training_class').where('id', 'in', ids).execute()
}))
