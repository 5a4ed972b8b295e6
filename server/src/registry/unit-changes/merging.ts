import { registerPersonPart } from '../people/index.ts'

registerPersonPart({
  references: [{ table: 'unit_change_person', column: 'person_id', stays: 'whom an order named stays as it was given; it is carried out within moments and finds the membership that lasts then', once: { of: ['change_id'] }, erasure: { rows: 'stay', why: { zh: '工会合并、分立时跟着去了哪里，和会籍一起留', en: 'Where you went when unions merged or split stays with the membership' } } }],
})
