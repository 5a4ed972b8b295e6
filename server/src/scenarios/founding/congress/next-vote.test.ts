import { expect, test } from 'vitest'
import { nextVote, type Raced } from './next-vote.ts'

const putUp = [...['a', 'b', 'c', 'd'].map((personId) => ({ body: 'committee' as const, personId })), ...['x', 'y', 'z'].map((personId) => ({ body: 'audit' as const, personId }))]
const congress = { seats: { committee: 3, audit: 3, women: 0 }, chairBy: 'congress' as const, putUp }
const raced = (body: Raced['body'], seats: number, outcomes: Record<string, 'elected' | 'tied' | 'not'>, more: Partial<Raced> = {}): Raced => ({ body, kind: 'first', seats, void: false, reducedTo: null, candidates: Object.entries(outcomes).map(([personId, outcome]) => ({ personId, outcome })), ...more })
const audit = raced('audit', 3, { x: 'elected', y: 'elected', z: 'elected' })
const committee = raced('committee', 3, { a: 'elected', b: 'elected', c: 'elected', d: 'not' })

test('first the committees, on one sheet; a body without seats is not voted on', () => expect(nextVote(congress, [])).toEqual({ electorate: 'congress', races: [{ body: 'committee', kind: 'first', seats: 3, people: ['a', 'b', 'c', 'd'] }, { body: 'audit', kind: 'first', seats: 3, people: ['x', 'y', 'z'] }] }))
test('then the chair, out of the new committee', () => expect(nextVote(congress, [committee, audit])).toEqual({ electorate: 'congress', races: [{ body: 'chair', kind: 'first', seats: 1, people: ['a', 'b', 'c'] }] }))
test('or the committee elects its chair itself', () => expect(nextVote({ ...congress, chairBy: 'committee' }, [committee, audit])!.electorate).toBe('committee'))
test('equal votes are voted on again among the equal', () => expect(nextVote(congress, [raced('committee', 3, { a: 'elected', b: 'elected', c: 'tied', d: 'tied' }), audit])!.races).toEqual([{ body: 'committee', kind: 'tie', seats: 1, people: ['c', 'd'] }]))
test('after that vote whoever won it may be chair too', () => expect(nextVote(congress, [raced('committee', 3, { a: 'elected', b: 'elected', c: 'tied', d: 'tied' }), audit, raced('committee', 1, { c: 'not', d: 'elected' }, { kind: 'tie' })])!.races[0]!.people).toEqual(['a', 'b', 'd']))
test('a seat that nobody won is voted on again among those who are not elected', () => expect(nextVote(congress, [raced('committee', 3, { a: 'elected', b: 'elected', c: 'not', d: 'not' }), audit])!.races).toEqual([{ body: 'committee', kind: 'again', seats: 1, people: ['c', 'd'] }]))
test('unless the congress agreed to leave it empty', () => expect(nextVote(congress, [raced('committee', 3, { a: 'elected', b: 'elected', c: 'not', d: 'not' }, { reducedTo: 2 }), audit])!.races[0]!.body).toBe('chair'))
test('a void vote is held again as it was', () => expect(nextVote(congress, [raced('committee', 3, { a: 'not', b: 'not', c: 'not', d: 'not' }, { void: true }), audit])!.races).toEqual([{ body: 'committee', kind: 'first', seats: 3, people: ['a', 'b', 'c', 'd'] }]))
test('once the chair is elected nothing is left', () => expect(nextVote(congress, [committee, audit, raced('chair', 1, { a: 'elected', b: 'not' })])).toBeNull())
