import { peopleRoutes } from '@guildhall/contract'
import { handle, requireStaff, type Handled } from '#platform/http'
import { appendAudit } from '#platform/audit'
import { findOrCreatePersonAtHand } from './contacts.ts'
import { editOwn, editPerson, getPerson, revealPerson, setRealName } from './edit-person.ts'
import { findByNumber, searchPeople } from './search-people.ts'

export const peopleHandled: Handled[] = [
  handle(peopleRoutes.search, searchPeople),
  handle(peopleRoutes.find, async (ctx, input) => ({ person: await findByNumber(ctx, input) })),
  handle(peopleRoutes.get, getPerson),
  handle(peopleRoutes.create, async (ctx, input) => {
    requireStaff(ctx, 'people.manage')
    const { personId, created } = await findOrCreatePersonAtHand(ctx, input)
    if (created) await appendAudit(ctx, { action: 'people.create', subject: `person:${personId}` })
    return getPerson(ctx, { id: personId })
  }),
  handle(peopleRoutes.edit, editPerson), handle(peopleRoutes.setRealName, setRealName), handle(peopleRoutes.reveal, revealPerson), handle(peopleRoutes.editOwn, editOwn),
]
