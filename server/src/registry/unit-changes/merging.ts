import { registerPersonPart } from '../people/index.ts'

registerPersonPart({
  references: [{ table: 'unit_change_person', column: 'person_id', stays: 'whom an order named stays as it was given; it is carried out within moments and finds the membership that lasts then', once: { of: ['change_id'] } }],
})
