import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import type { StaffActor } from '#platform/http'
import { maskName, maskPhone, type Cipher } from '#platform/crypto'
import { findDivision } from '#registry/divisions'
import type { NeedRow, NeedSource, NeedState, OccupationRef, Sure, Window } from './model.ts'
import { pageOfClass } from './policy.ts'
import { sealedIn, type ClassOfNeed } from './store.ts'

type MyNeed = z.output<typeof needsRoutes.fileNeed.response>['need']
type Need = z.output<typeof needsRoutes.correctNeed.response>

export function presentMyNeed(need: NeedRow, occupations: ReadonlyMap<string, OccupationRef>): MyNeed {
  return {
    id: need.id, number: need.number, source: need.source as NeedSource, occupation: need.occupation_id ? occupations.get(need.occupation_id) ?? null : null,
    occupationBy: need.occupation_by as MyNeed['occupationBy'], sure: need.occupation_sure as Sure | null, wish: need.wish, words: need.words, level: need.level,
    division: need.division, divisionName: findDivision(need.division)?.name ?? need.division, town: need.town, seats: need.seats,
    windows: need.windows as Window[], earliest: need.earliest, latest: need.latest, state: need.state as NeedState,
    askedAt: need.asked_at.toISOString(), assisted: need.assisted, revision: need.revision,
  }
}

/** A need as staff read one. Whoever asked is shown as they were known then, masked. */
export function presentNeed({ cipher, actor }: { cipher: Cipher; actor: StaffActor }, need: NeedRow & ClassOfNeed, occupations: ReadonlyMap<string, OccupationRef>): Need {
  const phone = need.phone_sealed && cipher.open(need.phone_sealed, sealedIn.phone).reveal()
  return {
    ...presentMyNeed(need, occupations),
    applicant: { id: need.person_id, name: maskName(cipher.open(need.name_sealed, sealedIn.name).reveal()), phone: phone ? maskPhone(phone) : null },
    unitName: need.unit_name, budget: need.budget, imported: need.import_id !== null, withdrawnReason: need.withdrawn_reason,
    class: need.class_id && need.class_number ? { id: need.class_id, number: need.class_number, title: need.class_title ?? '', page: pageOfClass(actor, need) } : null,
  }
}
