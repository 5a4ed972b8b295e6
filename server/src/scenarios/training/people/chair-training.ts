import { registerChairFact } from '#registry'

/**
 * Whether a new chair has been trained for the office. A class for chairs is known by its title (工会主席, 工会干部): trades have occupations, this has none. Passed or attending since
 * the election counts; before that it was for another term.
 */
registerChairFact({
  key: 'training', title: { zh: '工会主席培训', en: 'Training for chairs' }, detail: { zh: '参加一次工会业务培训，在「班级」里报名', en: 'A course on union work; enrol among the classes' }, link: '/classes?q=%E5%B7%A5%E4%BC%9A',
  async find(ctx, { personId, electedOn }) {
    const row = await ctx.tx.selectFrom('training_enrolment as e').innerJoin('training_class as c', 'c.id', 'e.class_id').select(['c.title', 'c.first_day']).where('e.person_id', '=', personId).where('e.state', '=', 'seated').where('c.state', '<>', 'cancelled')
      .where('c.title', 'like', '%工会%').where('c.last_day', '>=', electedOn).orderBy('c.first_day').executeTakeFirst()
    return { doneOn: row?.first_day ?? null, why: row ? { zh: row.title, en: row.title } : null }
  },
})
