import { headsRoutes, permissionsOf } from '@guildhall/contract'
import { describe, expect, test } from 'vitest'
import { decideAsking, mayHead } from './head-rules.ts'

describe('who may head a class: whoever may run it', () => {
  const of = { scope: 'u1.u2' }
  test.each([
    ['a training officer of the organising union', 'training-officer', 'u1.u2', true],
    ['one of the city above it', 'training-officer', 'u1', true],
    ['one of a neighbour whose path begins alike', 'training-officer', 'u1.u22', false],
    ['one of a town below: the class is not in their range', 'training-officer', 'u1.u2.u5', false],
    ['a clerk of the window runs no class', 'window-clerk', 'u1.u2', false],
    ['nor does a leader', 'leader', 'u1', false],
    ['nor does the enterprise it is made for', 'enterprise-hr', 'u1.u2', false],
    ['the reviewer is the second pair of eyes, not the head', 'training-reviewer', 'u1.u2', false],
  ] as const)('%s', (_, role, scope, may) => expect(mayHead({ scope, permissions: permissionsOf[role] }, of)).toBe(may))
})

describe('writing to the head', () => {
  const facts = { seat: 'seated' as const, headed: true, state: 'running', waiting: 0 }
  test.each([
    ['from a seat', facts, null],
    ['from the waitlist', { ...facts, seat: 'waiting' as const }, null],
    ['after leaving', { ...facts, seat: 'cancelled' as const }, 'training.not-seated'],
    ['a stranger', { ...facts, seat: null }, 'training.not-seated'],
    ['nobody heads it', { ...facts, headed: false }, 'training.no-head'],
    ['the class is over', { ...facts, state: 'closed' }, 'training.no-head'],
    ['while marks are entered one may still ask', { ...facts, state: 'assessing' }, null],
    ['two wait', { ...facts, waiting: 2 }, null],
    ['three wait', { ...facts, waiting: 3 }, 'training.questions-waiting'],
  ] as const)('%s', (_, given, answer) => expect(decideAsking(given)).toBe(answer))
})

const officeLine = headsRoutes.setHead.body.shape.line

describe('the telephone that learners read is that of an office, never somebody’s own', () => {
  test.each(['0573-86120012', '86120012', '0573 86120012-803', '010-66668888', '400-810-1234', '12351'])('%s is one', (line) => expect(officeLine.safeParse(line).success).toBe(true))
  test.each(['13912345678', '+86 139 1234 5678', '139-1234-5678', '微信 abc', '110 120', ''])('%s is none', (line) => expect(officeLine.safeParse(line).success).toBe(false))
})
