import { registerPersonPart } from '#registry'

registerPersonPart({
  references: [{ table: 'library_reading', column: 'person_id', words: { zh: '电子书读到哪里', en: 'Standings in e-books' }, once: { of: ['book_id'] }, erasure: { rows: 'go' } }],
})
