import { beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#platform/http'
import { registryForTest } from '../test-support.ts'
import { addOtherTrade, addSynonym, createOccupation, findOccupationByName, getOccupation, installOccupations, learnCorrection, loadSynonymTable, listOtherTrades, removeOtherTrade, removeSynonym, seedOccupations, seedSynonyms } from './index.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
beforeAll(async () => {
  t = await registryForTest()
  await t.asJob(installOccupations)
})
const byName = async (name: string) => (await t.asJob((ctx) => findOccupationByName(ctx.tx, name)))!
const table = () => t.asJob((ctx) => loadSynonymTable(ctx.tx))
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error as Error)))

describe('the occupations that ship', () => {
  test('are all there with their words, and installing again changes nothing', async () => {
    const before = await table()
    await t.asJob(installOccupations)
    expect(await table()).toEqual(before)
    expect([before.occupations.length, before.synonyms.length]).toEqual([seedOccupations.length, seedSynonyms.length])
  })
  test('have a code only with the source it is taken from', async () => {
    const rows = await t.database.query<{ code: string | null; code_source: string | null }>('select code, code_source from occupation')
    expect(rows.filter((row) => (row.code === null) !== (row.code_source === null))).toEqual([])
    expect(seedOccupations.filter(({ code, source }) => code !== '' && (!/^[1-8](-\d{2}){3}$/.test(code) || !source.includes('职业分类大典')))).toEqual([])
  })
  test('a code that an older release had on no evidence is taken back', async () => {
    const [fitter, robot] = [await byName('钳工'), await byName('工业机器人系统操作员')]
    await t.database.query(`update occupation set code = '6-20-01-01', code_source = '?' where id = $1`, [fitter.id])
    await t.database.query(`update occupation set code = '6-30-99-00', code_source = '?' where id = $1`, [robot.id])
    await t.asJob(installOccupations)
    expect([(await byName('钳工')).code, (await byName('工业机器人系统操作员')).code]).toEqual([null, '6-31-07-03'])
  })
})

describe('the words people use', () => {
  test('a clerk adds one, once, and takes it away again', async () => {
    const welder = await byName('焊工')
    const word = await t.asJob((ctx) => addSynonym(ctx, { id: welder.id, word: '铁花匠' }))
    expect((await t.asJob((ctx) => addSynonym(ctx, { id: welder.id, word: '铁花匠' }))).id).toBe(word.id)
    expect((await table()).synonyms).toContainEqual({ occupation: welder.id, phrase: '铁花匠', strength: 'strong' })
    await t.asJob((ctx) => removeSynonym(ctx, { id: welder.id, synonymId: word.id }))
    expect((await table()).synonyms.map((synonym) => synonym.phrase)).not.toContain('铁花匠')
    expect(await refusal(t.asJob((ctx) => removeSynonym(ctx, { id: welder.id, synonymId: word.id })))).toBe('platform.not-found')
  })
  test('one that already names another trade for certain is not taken over', async () => {
    const [fitter, word] = [await byName('钳工'), seedSynonyms.find((synonym) => synonym.occupation === 'welder' && synonym.strength === 'strong')!.phrase]
    expect(await refusal(t.asJob((ctx) => addSynonym(ctx, { id: fitter.id, word })))).toBe('occupations.word-taken')
  })
  test('a correction is learnt once, and the table says that it changed', async () => {
    const [welder, fitter, before] = [await byName('焊工'), await byName('钳工'), await table()]
    expect(await t.asJob((ctx) => learnCorrection(ctx, { word: '鳌焊', occupationId: welder.id }))).toBe(true)
    expect(await t.asJob((ctx) => learnCorrection(ctx, { word: '鳌焊', occupationId: fitter.id }))).toBe(false)
    expect((await table()).version).not.toBe(before.version)
    expect((await t.asJob((ctx) => getOccupation(ctx.tx, welder.id))).synonyms).toContainEqual(expect.objectContaining({ word: '鳌焊', source: 'correction' }))
  })
})

test('a word that names none of our trades is data like the others: added once, taken away, and never over one of ours', async () => {
  const word = await t.asJob((ctx) => addOtherTrade(ctx, { word: '盾构机司机' }))
  expect((await t.asJob((ctx) => addOtherTrade(ctx, { word: '盾构机司机' }))).id).toBe(word.id)
  expect((await table()).synonyms).toContainEqual({ occupation: null, phrase: '盾构机司机', strength: 'strong' })
  for (const taken of ['焊工', '电焊']) expect(await refusal(t.asJob((ctx) => addOtherTrade(ctx, { word: taken })))).toBe('occupations.word-taken')
  const welder = await byName('焊工')
  expect(await refusal(t.asJob((ctx) => addSynonym(ctx, { id: welder.id, word: '盾构机司机' })))).toBe('occupations.word-taken')
  expect(await t.asJob((ctx) => learnCorrection(ctx, { word: '盾构机司机', occupationId: welder.id }))).toBe(false)
  await t.asJob((ctx) => removeOtherTrade(ctx, { synonymId: word.id }))
  expect((await t.asJob((ctx) => listOtherTrades(ctx.tx))).map((row) => row.word)).not.toContain('盾构机司机')
  // What belongs to one of ours is not removed by this door.
  const own = (await t.asJob((ctx) => getOccupation(ctx.tx, welder.id))).synonyms[0]!
  expect(await refusal(t.asJob((ctx) => removeOtherTrade(ctx, { synonymId: own.id })))).toBe('platform.not-found')
})

test('a trade is added by hand under a name of its own', async () => {
  const made = await t.asJob((ctx) => createOccupation(ctx, { name: '无人机驾驶员', category: 'logistics' }))
  expect((await table()).occupations).toContainEqual({ key: made.id, name: '无人机驾驶员', code: '', source: '' })
  expect(await refusal(t.asJob((ctx) => createOccupation(ctx, { name: '焊工', category: 'machining' })))).toBe('occupations.name-taken')
})
