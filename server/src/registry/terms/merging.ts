import { registerPersonPart } from '../people/index.ts'

registerPersonPart({
  references: [{
    table: 'union_officer', column: 'person_id', words: { zh: '工会职务', en: 'Offices in unions' }, once: { of: ['term_id', 'body'], where: 'valid_to IS NULL' },
    erasure: { rows: 'stay', why: { zh: '每一届的组成是工会的档案，选举结果已经报批；姓名不再显示，签过字的纸质记录仍在', en: 'The committees of each term are the union’s archive and their election was approved; the name no longer shows, the signed minutes remain on paper' } },
  }],
  async inTheWay(ctx, personId) {
    const office = await ctx.tx.selectFrom('union_officer').select('id').where('person_id', '=', personId).where('valid_to', 'is', null).executeTakeFirst()
    return office ? [{ what: { zh: '你在工会担任职务', en: 'You hold an office in a union' }, next: { zh: '先请工会办理离任', en: 'Have the union end it first' }, link: '/services' }] : []
  },
})
