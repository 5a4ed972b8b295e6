import { registerPersonPart } from '#registry'

/** Seats that training told of; the points themselves are accounts of the ledger, which are joined and kept where vouchers say so. */
registerPersonPart({ references: [{ table: 'points_seat', column: 'person_id', erasure: { rows: 'go' } }] })
