import { permissionsOf, roles, type Role } from '@guildhall/contract'
import type { StaffActor } from '#platform/http'
import { expect, test } from 'vitest'
import { mayAnswer, mayDecide } from './policy.ts'

const staff = (role: Role, scope: string): StaffActor => ({ kind: 'staff', accountId: 'a', personId: null, unitId: 'u', scope, role, permissions: new Set(permissionsOf[role]) })
const row = { scope: 'u1.u2.u3' }

test('who decides on an application, role by role, at the union itself', () => {
  expect(roles.filter((role) => mayDecide(staff(role, 'u1.u2.u3'), row))).toEqual(['training-officer', 'town-officer', 'union-officer'])
  expect(roles.filter((role) => mayAnswer(staff(role, 'u1.u2.u3'), row))).toEqual(['training-officer', 'town-officer', 'window-clerk', 'union-officer'])
})

test.each([['u1', true], ['u1.u2', true], ['u1.u2.u3', true], ['u1.u2.u33', false], ['u1.u2.u4', false], ['u1.u2.u3.u5', false]])('an officer at %s decides: %s', (scope, expected) => {
  expect(mayDecide(staff('union-officer', scope), row)).toBe(expected)
})
