import { applicantColumns } from '#engines/process'
import { registerPersonPart } from '#registry'

/** Everything of the scenario that holds the id of a person. Who voted is re-pointed like the rest; the ballots hold nobody. */
registerPersonPart({
  references: [
    { table: 'founding_group', column: 'person_id', words: { zh: '工会筹备组', en: 'Preparation groups of unions' }, once: { of: ['founding_id'] } },
    { table: 'founding_roster', column: 'person_id', words: { zh: '建会名单', en: 'Rosters of unions being founded' }, once: { of: ['founding_id'] } },
    { table: 'founding_attendance', column: 'person_id', once: { of: ['congress_id'] } },
    { table: 'founding_turnout', column: 'person_id', once: { of: ['round_id'] } },
    { table: 'founding_candidate', column: 'person_id', words: { zh: '工会选举候选人', en: 'Candidates for unions' }, once: [{ of: ['race_id'] }, { of: ['congress_id', 'body'], where: 'race_id IS NULL' }] },
    ...applicantColumns,
  ],
})
