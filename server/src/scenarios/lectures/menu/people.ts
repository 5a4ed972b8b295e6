import { registerPersonPart } from '#registry'

registerPersonPart({
  references: [
    { table: 'lecturer', column: 'person_id', words: { zh: '宣讲团讲师', en: 'Lecturer' }, once: { of: [], where: `state <> 'ended'` }, erasure: { rows: 'stay', why: { zh: '讲过多少场要数得清；署名和介绍清空', en: 'How many lectures were held is counted; name and introduction are emptied' }, emptied: { name: '（已删除）', about: '', team: null, town: null, lat: null, lng: null } } },
    { table: 'lecture_engagement', column: 'person_id', words: { zh: '宣讲场次', en: 'Lectures given' }, erasure: { rows: 'stay', why: { zh: '讲过多少场、来了多少人要数得清；里面没有姓名和电话，你写的原因清空', en: 'How many lectures were held before how many is counted; it holds no name and no number, and reasons are emptied' }, emptied: { reason: null } } },
  ],
  async inTheWay(ctx, personId) {
    const lecturer = await ctx.tx.selectFrom('lecturer').select('id').where('person_id', '=', personId).where('state', '<>', 'ended').executeTakeFirst()
    return lecturer ? [{ what: { zh: '你还是宣讲团讲师', en: 'You are a lecturer' }, next: { zh: '请联系聘请你的工会办退出', en: 'Ask the union that admitted you to end it' }, link: '/lecturing' }] : []
  },
})
