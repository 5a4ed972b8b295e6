import { describe, expect, test } from 'vitest'
import { permissionsOf, type Role } from '@guildhall/contract'
import { isApplicantSide, mayChangeRoster, mayLookInside, mayRun } from './policy.ts'

const at = (role: Role, scope: string) => ({ kind: 'staff' as const, accountId: 'a', personId: null, unitId: 'u', scope, role, permissions: new Set(permissionsOf[role]) })
const composite = { scope: 'p.c1.k1', applicant_scope: null }
const custom = { scope: 'p.c1.k1', applicant_scope: 'p.c1.k1.t2.u9' }

describe('who may do what with a class', () => {
  test.each([
    ['the county officer who runs it', at('training-officer', 'p.c1.k1'), custom, { look: true, run: true, roster: true }],
    ['the city above', at('training-officer', 'p.c1'), composite, { look: true, run: true, roster: true }],
    ['a leader looks, and no more', at('leader', 'p.c1'), composite, { look: true, run: false, roster: false }],
    ['the reviewer looks, and no more', at('training-reviewer', 'p.c1.k1'), composite, { look: true, run: false, roster: false }],
    ['the desk of the county puts people in', at('window-clerk', 'p.c1.k1'), composite, { look: true, run: false, roster: true }],
    ['the desk of a town of the county does not see the county’s class', at('window-clerk', 'p.c1.k1.t2'), composite, { look: false, run: false, roster: false }],
    ['another county', at('training-officer', 'p.c1.k2'), custom, { look: false, run: false, roster: false }],
    ['a county whose path begins with the same letters', at('training-officer', 'p.c1.k'), custom, { look: false, run: false, roster: false }],
    ['the enterprise it is made for', at('enterprise-hr', 'p.c1.k1.t2.u9'), custom, { look: true, run: false, roster: true }],
    ['the enterprise, in a class for everybody', at('enterprise-hr', 'p.c1.k1.t2.u9'), composite, { look: false, run: false, roster: false }],
    ['its neighbour', at('enterprise-hr', 'p.c1.k1.t2.u8'), custom, { look: false, run: false, roster: false }],
    ['the system administrator', at('system-admin', 'p'), custom, { look: false, run: false, roster: false }],
  ])('%s', (_who, actor, of, may) => {
    expect({ look: mayLookInside(actor, of), run: mayRun(actor, of), roster: mayChangeRoster(actor, of) }).toEqual(may)
  })

  test('the enterprise stands on the applicant’s side, its federation does not', () => {
    expect([isApplicantSide(at('enterprise-hr', 'p.c1.k1.t2.u9'), custom), isApplicantSide(at('training-officer', 'p.c1'), custom)]).toEqual([true, false])
  })
})
