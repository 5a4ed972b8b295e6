/** What the holder's name is sealed for: as it was when the voucher was given. */
export const sealedName = 'voucher.name'
