import { registerPersonPart } from '#registry'

registerPersonPart({ references: [{ table: 'lecture_wish', column: 'person_id', words: { zh: '想听的宣讲', en: 'Lectures wished for' }, once: { of: ['lecture_id'] }, erasure: { rows: 'go' } }] })
