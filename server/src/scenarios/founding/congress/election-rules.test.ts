import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTallies, candidatesNeeded, committeeSeats, decideRace, hasQuorum, mayMeetByDelegates, needsWomensCommittee, neededVotes, paperAddsUp, quorumOf, shuffled, tally, type BallotSheet } from './election-rules.ts'

describe('《工会基层组织选举工作条例》: quorum', () => {
  test.each([[30, 20, true], [30, 19, false], [31, 21, true], [31, 20, false], [1, 1, true], [3, 2, true], [100, 67, true], [100, 66, false], [0, 0, false]])('of %i who should attend %i are there: %s', (should, there, may) => expect(hasQuorum(there, should)).toBe(may))
  test('the quorum that is shown is the fewest with which there is one', () => fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (should) => {
    expect([hasQuorum(quorumOf(should), should), hasQuorum(quorumOf(should) - 1, should)]).toEqual([true, false])
  })))
})

describe('more than half of those who should attend', () => {
  test.each([[30, 16], [31, 16], [1, 1], [2, 2], [100, 51], [101, 51]])('of %i: %i votes', (should, votes) => expect(neededVotes(should)).toBe(votes))
  test('half is not more than half', () => fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (should) => { expect(neededVotes(should) * 2 > should && (neededVotes(should) - 1) * 2 <= should).toBe(true) })))
})

describe('who meets, how many are elected, from how many', () => {
  test.each([[99, false], [100, true]])('%i members may meet by delegates: %s', (members, may) => expect(mayMeetByDelegates(members)).toBe(may))
  test.each([[24, 3, 5], [25, 3, 7], [200, 3, 7], [201, 7, 15], [1_000, 7, 15], [1_001, 15, 21], [5_001, 21, 29], [10_001, 29, 37], [50_001, 37, 45]])('with %i members the committee has %i to %i', (members, from, to) => expect(committeeSeats(members)).toEqual({ from, to }))
  test.each([['committee', 5, 6], ['committee', 7, 8], ['committee', 20, 21], ['committee', 21, 23], ['standing', 9, 10], ['standing', 11, 13], ['audit', 3, 3], ['women', 0, 0], ['chair', 1, 1]] as const)('for %s with %i seats: %i candidates', (body, seats, candidates) => expect(candidatesNeeded(body, seats)).toBe(candidates))
  test.each([[9, false], [10, true]])('%i women members need a women’s committee: %s', (women, need) => expect(needsWomensCommittee(women)).toBe(need))
})

const votes = (of: Record<string, number>) => ({ returned: 20, invalid: 0, votes: new Map(Object.entries(of).map(([id, yes]) => [id, { yes, no: 20 - yes, abstain: 0 }])) })
const race = (more: object = {}) => ({ seats: 2, shouldAttend: 30, issued: 20, kind: 'first' as const, ...more })

describe('who is elected', () => {
  test.each([
    ['the two with most votes', race(), { a: 18, b: 17, c: 16 }, { a: 'elected', b: 'elected', c: 'not' }, 0],
    ['half of thirty is not enough, though it is most of those who came', race(), { a: 18, b: 15, c: 15 }, { a: 'elected', b: 'not', c: 'not' }, 1],
    ['equal votes for the last seat', race(), { a: 18, b: 16, c: 16 }, { a: 'elected', b: 'tied', c: 'tied' }, 1],
    ['equal votes where there is a seat for both', race(), { a: 17, b: 17, c: 16 }, { a: 'elected', b: 'elected', c: 'not' }, 0],
    ['all equal', race(), { a: 16, b: 16, c: 16 }, { a: 'tied', b: 'tied', c: 'tied' }, 2],
    ['equal votes among those without half', race(), { a: 18, b: 12, c: 12 }, { a: 'elected', b: 'not', c: 'not' }, 1],
    ['in the vote between those who were equal, more votes decide', race({ seats: 1, kind: 'tie' }), { b: 11, c: 9 }, { b: 'elected', c: 'not' }, 0],
    ['equal again', race({ seats: 1, kind: 'tie' }), { b: 10, c: 10 }, { b: 'tied', c: 'tied' }, 1],
    ['nobody at all', race(), { a: 0, b: 0, c: 0 }, { a: 'not', b: 'not', c: 'not' }, 2],
  ] as const)('%s', (_, of, have, outcomes, unfilled) => expect(decideRace(of, votes(have))).toEqual({ void: false, outcomes: new Map(Object.entries(outcomes)), unfilled }))
  test('more ballots returned than handed out: void, nobody is elected', () => expect(decideRace(race({ issued: 19 }), votes({ a: 20, b: 20 }))).toMatchObject({ void: true, unfilled: 2 }))
  test('as many returned as handed out, or fewer: the vote stands', () => expect([decideRace(race({ issued: 20 }), votes({ a: 20 })).void, decideRace(race({ issued: 25 }), votes({ a: 20 })).void]).toEqual([false, false]))
})

describe('ballots', () => {
  const of = { seats: 2, candidates: ['a', 'b', 'c'] }
  test('a ballot with more names than seats counts for nobody', () => {
    expect(tally([{ a: 'yes', b: 'yes', c: 'yes' }, { a: 'yes', b: 'no' }, {}], of)).toEqual({ returned: 3, invalid: 1, votes: new Map([['a', { yes: 1, no: 0, abstain: 1 }], ['b', { yes: 0, no: 1, abstain: 1 }], ['c', { yes: 0, no: 0, abstain: 2 }]]) })
  })
  test.each([[{ returned: 10, invalid: 1, votes: [{ yes: 5, no: 3, abstain: 1 }, { yes: 9, no: 0, abstain: 0 }] }, true], [{ returned: 10, invalid: 1, votes: [{ yes: 5, no: 3, abstain: 2 }] }, false], [{ returned: 1, invalid: 2, votes: [] }, false], [{ returned: 2, invalid: 0, votes: [{ yes: 2, no: 0, abstain: 0 }, { yes: 2, no: 0, abstain: 0 }, { yes: 2, no: 0, abstain: 0 }] }, false]])('a count by hand adds up or not', (counted, right) => expect(paperAddsUp(counted, { seats: 2 })).toBe(right))
})

const sheet = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('yes', 'no', 'abstain' as const)) as fc.Arbitrary<BallotSheet>
const of = { seats: 2, candidates: ['a', 'b', 'c', 'd'] }

describe('whatever is voted', () => {
  test('never more are elected than there are seats, each with the votes needed; nobody who is not has more than one who is', () => fc.assert(fc.property(fc.array(sheet, { maxLength: 40 }), fc.integer({ min: 0, max: 20 }), (sheets, away) => {
    const counted = tally(sheets, of)
    const shouldAttend = sheets.length + away
    const { outcomes, unfilled } = decideRace({ seats: 2, shouldAttend, issued: sheets.length, kind: 'first' }, counted)
    const yes = (id: string) => counted.votes.get(id)!.yes
    const elected = [...outcomes].filter(([, outcome]) => outcome === 'elected').map(([id]) => id)
    expect(elected.length + unfilled).toBe(2)
    for (const id of elected) {
      expect(yes(id) * 2).toBeGreaterThan(shouldAttend)
      for (const other of of.candidates.filter((one) => !elected.includes(one))) expect(yes(id)).toBeGreaterThan(yes(other) - (outcomes.get(other) === 'tied' ? 0 : 0.5))
    }
  })))
  test('the order of ballots and of candidates changes nothing', () => fc.assert(fc.property(fc.array(sheet, { maxLength: 30 }), fc.integer(), (sheets, seed) => {
    let state = seed >>> 0
    const below = (n: number) => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state % n }
    const decide = (some: readonly BallotSheet[], candidates: string[]) => new Map([...decideRace({ seats: 2, shouldAttend: 30, issued: 30, kind: 'first' }, tally(some, { seats: 2, candidates })).outcomes].sort(([one], [other]) => one.localeCompare(other)))
    expect(decide(shuffled(sheets, below), shuffled(of.candidates, below))).toEqual(decide(sheets, of.candidates))
  })))
  test('counted in two boxes is counted in one', () => fc.assert(fc.property(fc.array(sheet, { maxLength: 20 }), fc.array(sheet, { maxLength: 20 }), (one, other) => { expect(addTallies(tally(one, of), tally(other, of))).toEqual(tally([...one, ...other], of)) })))
  test('shuffling loses no ballot and makes none', () => fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 40 }), (items) => { expect(shuffled(items, (n) => n - 1).sort((one, other) => one - other)).toEqual([...items].sort((one, other) => one - other)) })))
})
