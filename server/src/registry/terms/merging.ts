import { registerPersonPart } from '../people/index.ts'

registerPersonPart({
  references: [{ table: 'union_officer', column: 'person_id', words: { zh: '工会职务', en: 'Offices in unions' }, once: { of: ['term_id', 'body'], where: 'valid_to IS NULL' } }],
})
