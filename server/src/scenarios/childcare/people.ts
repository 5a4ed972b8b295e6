import { registerPersonPart } from '#registry'
import { eraseChildren } from './store.ts'

registerPersonPart({
  references: [{
    table: 'childcare_child', column: 'person_id', once: { of: ['class_id', 'child_blind'], where: 'ended_at is null and child_blind is not null' }, words: { zh: '爱心托管报名', en: 'Children enrolled in holiday classes' },
    erasure: { rows: 'stay', why: { zh: '托管班收了多少孩子、什么时候同意和撤回要查得到；孩子和家长的信息已删', en: 'How many children a class took, and when was consented, has to be known; what was kept of the child is erased' } },
  }],
  async inTheWay(ctx, personId) {
    const live = await ctx.tx.selectFrom('childcare_child').select('id').where('person_id', '=', personId).where('ended_at', 'is', null).where('erased_at', 'is', null).executeTakeFirst()
    return live ? [{ what: { zh: '你的孩子报了爱心托管班', en: 'A child of yours is enrolled in a holiday class' }, next: { zh: '先撤回同意，名额会让给别的孩子', en: 'Withdraw the consent first; another child gets the place' }, link: '/childcare' }] : []
  },
  async erase(ctx, personId) {
    const rows = await ctx.tx.selectFrom('childcare_child').select('id').where('person_id', '=', personId).execute()
    await eraseChildren(ctx.tx, rows.map((row) => row.id), ctx.clock.now())
  },
})
