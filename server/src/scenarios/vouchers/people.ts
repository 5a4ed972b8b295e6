import { joinAccounts, ledgerHolders } from '#engines/ledger'
import { registerPersonPart, type Erasure } from '#registry'

const books: Erasure = { rows: 'stay', why: { zh: '培训券花的是公款，账要对得上；姓名清空', en: 'Vouchers are public money and the books have to agree; the name is emptied' }, emptied: { name_sealed: { sealedFor: 'voucher.name' } } }
const account: Erasure = { rows: 'stay', why: { zh: '账一笔都不能少；里面没有姓名和电话', en: 'Books lose no entry; they hold no name and no number' } }

/** Everything of the scenario, and of the ledger it stands on, that holds the id of a person. */
registerPersonPart({
  references: [
    { table: 'voucher', column: 'person_id', words: { zh: '培训券', en: 'Training vouchers' }, once: { of: ['programme_id'] }, erasure: books },
    { table: 'voucher_seat', column: 'person_id', erasure: { rows: 'go' } },
    ...ledgerHolders.map((one) => ({ ...one, erasure: account })),
  ],
  async inTheWay(ctx, personId) {
    const spent = await ctx.tx.selectFrom('voucher').select('id').where('person_id', '=', personId).where('state', '=', 'issued').executeTakeFirst()
    return spent ? [{ what: { zh: '有一张没用的培训券', en: 'You have an unspent training voucher' }, next: { zh: '先用掉，或等它到期', en: 'Spend it first, or wait until it lapses' }, link: '/vouchers' }] : []
  },
  async settle(ctx, two, { dryRun }) {
    if (!dryRun) await joinAccounts(ctx.tx, { ...two, now: ctx.clock.now() })
    return []
  },
})
