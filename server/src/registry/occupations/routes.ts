import { occupationRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { handle, requireStaff, type Handled } from '#platform/http'
import type { OccupationCategory } from './seed.ts'
import { addOtherTrade, addSynonym, createOccupation, getOccupation, listOccupations, listOtherTrades, removeOtherTrade, removeSynonym, type OccupationRow, type SynonymRow } from './store.ts'

const present = (row: OccupationRow) => ({ id: row.id, name: row.name, code: row.code, codeSource: row.code_source, category: row.category as OccupationCategory, active: row.active })
const presentWord = (row: SynonymRow) => ({ id: row.id, word: row.word, source: row.source as 'seed' | 'clerk' | 'correction', weight: row.weight })

export const occupationsHandled: Handled[] = [
  handle(occupationRoutes.list, async (ctx) => ({ rows: (await listOccupations(ctx.tx)).map(present) })),
  handle(occupationRoutes.get, async (ctx, input) => {
    const row = await getOccupation(ctx.tx, input.id)
    return { ...present(row), synonyms: row.synonyms.map(presentWord) }
  }),
  handle(occupationRoutes.create, async (ctx, input) => {
    requireStaff(ctx, 'occupations.manage')
    const row = await createOccupation(ctx, input)
    await appendAudit(ctx, { action: 'occupations.create', subject: `occupation:${row.id}` })
    return present(row)
  }),
  handle(occupationRoutes.addSynonym, async (ctx, input) => {
    requireStaff(ctx, 'occupations.manage')
    const word = await addSynonym(ctx, input)
    await appendAudit(ctx, { action: 'occupations.add-synonym', subject: `occupation:${input.id}`, details: { word: word.word } })
    return presentWord(word)
  }),
  handle(occupationRoutes.removeSynonym, async (ctx, input) => {
    requireStaff(ctx, 'occupations.manage')
    await removeSynonym(ctx, input)
    await appendAudit(ctx, { action: 'occupations.remove-synonym', subject: `occupation:${input.id}`, details: { synonymId: input.synonymId } })
  }),
  handle(occupationRoutes.listOtherTrades, async (ctx) => ({ words: (await listOtherTrades(ctx.tx)).map(presentWord) })),
  handle(occupationRoutes.addOtherTrade, async (ctx, input) => {
    requireStaff(ctx, 'occupations.manage')
    const word = await addOtherTrade(ctx, input)
    await appendAudit(ctx, { action: 'occupations.add-other-trade', subject: 'occupations', details: { word: word.word } })
    return presentWord(word)
  }),
  handle(occupationRoutes.removeOtherTrade, async (ctx, input) => {
    requireStaff(ctx, 'occupations.manage')
    await removeOtherTrade(ctx, input)
    await appendAudit(ctx, { action: 'occupations.remove-other-trade', subject: 'occupations', details: { synonymId: input.synonymId } })
  }),
]
