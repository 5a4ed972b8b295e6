import { applicantColumns } from '#engines/process'
import { registerPersonPart, type Erasure } from '#registry'

const record: Erasure = { rows: 'stay', why: { zh: '建会和选举的记录要报批、要存档；姓名不再显示，签过字的纸质记录仍在', en: 'What was founded and elected was approved and is archived; the name no longer shows, the signed minutes remain on paper' } }
const ballots: Erasure = { rows: 'stay', why: { zh: '只记投过票，不记投给谁；删了票数就对不上', en: 'Only that a ballot was cast, never for whom; without it the count would not agree' } }
/** While the roster may still change. */
const open = ['preparing', 'applied', 'enrolling', 'called']

/** Everything of the scenario that holds the id of a person. Who voted is re-pointed like the rest; the ballots hold nobody. */
registerPersonPart({
  references: [
    { table: 'founding_group', column: 'person_id', words: { zh: '工会筹备组', en: 'Preparation groups of unions' }, once: { of: ['founding_id'] }, erasure: record },
    { table: 'founding_roster', column: 'person_id', words: { zh: '建会名单', en: 'Rosters of unions being founded' }, once: { of: ['founding_id'] }, erasure: record },
    { table: 'founding_attendance', column: 'person_id', once: { of: ['congress_id'] }, erasure: record },
    { table: 'founding_turnout', column: 'person_id', words: { zh: '投过票', en: 'Ballots cast' }, once: { of: ['round_id'] }, erasure: ballots },
    { table: 'founding_candidate', column: 'person_id', words: { zh: '工会选举候选人', en: 'Candidates for unions' }, once: [{ of: ['race_id'] }, { of: ['congress_id', 'body'], where: 'race_id IS NULL' }], erasure: record },
    ...applicantColumns,
  ],
  /** Whoever has agreed to be a member from the first day, or prepares the founding, is counted on until it is over. */
  async inTheWay(ctx, personId) {
    const agreed = await ctx.tx.selectFrom('founding_roster as r').innerJoin('founding as f', 'f.id', 'r.founding_id').select('f.id').where('r.person_id', '=', personId).where('r.consent', '=', 'agreed').where('f.state', 'not in', ['formalities', 'complete', 'withdrawn']).executeTakeFirst()
    const prepares = await ctx.tx.selectFrom('founding_group as g').innerJoin('founding as f', 'f.id', 'g.founding_id').select('f.id').where('g.person_id', '=', personId).where('f.state', 'not in', ['formalities', 'complete', 'withdrawn']).executeTakeFirst()
    return [
      ...(agreed ? [{ what: { zh: '你同意了加入正在筹建的工会', en: 'You agreed to join a union that is being founded' }, next: { zh: '先改成不同意，或等选举结束', en: 'Decline first, or wait until the election is over' }, link: '/my-foundings' }] : []),
      ...(prepares ? [{ what: { zh: '你在工会筹备组里', en: 'You prepare the founding of a union' }, next: { zh: '先请单位换人', en: 'Have the unit name somebody else first' }, link: '/my-foundings' }] : []),
    ]
  },
  /** Whoever was asked, or said no, comes off a roster that may still change. */
  async erase(ctx, personId) {
    await ctx.tx.deleteFrom('founding_roster').where('person_id', '=', personId).where('consent', '<>', 'agreed').where('founding_id', 'in', (from) => from.selectFrom('founding').select('id').where('state', 'in', open)).execute()
  },
})
