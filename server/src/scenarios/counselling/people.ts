import { registerPersonPart } from '#registry'

registerPersonPart({
  references: [
    { table: 'counsellor', column: 'person_id', words: { zh: '心理咨询师', en: 'Counsellor' }, once: { of: [], where: 'ended_at is null' }, erasure: { rows: 'stay', why: { zh: '谁聘过咨询师要查得到；姓名和介绍清空', en: 'That a counsellor was admitted has to be known; name and introduction are emptied' }, emptied: { name: '（已删除）', about: '' } } },
    // Without words: a clerk who merges two records does not hear of it.
    { table: 'counselling_session', column: 'person_id', own: { zh: '心理关爱', en: 'Counselling' }, once: { of: [], where: `state = 'booked'` }, erasure: { rows: 'go' } },
  ],
  async inTheWay(ctx, personId) {
    const counsellor = await ctx.tx.selectFrom('counsellor').select('id').where('person_id', '=', personId).where('ended_at', 'is', null).executeTakeFirst()
    return counsellor ? [{ what: { zh: '你还是心理咨询师', en: 'You are a counsellor' }, next: { zh: '请联系工会办退出', en: 'Ask the union to end it' }, link: '/counselling/desk' }] : []
  },
})
