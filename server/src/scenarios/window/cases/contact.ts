import type { Cipher, PersonalText } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { phoneOfPerson, registerPersonPart } from '#registry'
import type { CommandContext } from '#platform/module'
import { sealedIn, type CaseRow } from './model.ts'

/** Whether this is the phone of the contact that a case names. */
function isContact(cipher: Cipher, row: Pick<CaseRow, 'contact_phone_sealed'>, phone: PersonalText): boolean {
  return cipher.open(row.contact_phone_sealed, sealedIn.contactPhone).reveal() === phone.reveal()
}

export type CaseOfPerson = CaseRow & { contact: boolean }

/**
 * Cases that name the person as their contact, or that one of the accounts handed in. The contact's phone is sealed without an index, so it is looked for among the cases of the
 * units where the person is or was on record. As app_job over everything.
 */
export async function findCasesOfPerson(ctx: { tx: Tx; cipher: Cipher }, personId: string, { phone, accounts = [] }: { phone: PersonalText | null; accounts?: readonly string[] }): Promise<CaseOfPerson[]> {
  const units = ctx.tx.selectFrom('person').select('unit_id').where('id', '=', personId)
    .union(ctx.tx.selectFrom('membership').select('unit_id').where('person_id', '=', personId)).union(ctx.tx.selectFrom('union_officer').select('unit_id').where('person_id', '=', personId))
  const holders = accounts.map((id) => `account:${id}`)
  const rows = await ctx.tx.selectFrom('window_case').selectAll().where((is) => is.or([is('unit_id', 'in', units), ...(holders.length > 0 ? [is('asked_by', 'in', holders)] : [])])).orderBy('asked_at', 'desc').limit(1_000).execute()
  return rows.map((row) => ({ ...row, contact: phone !== null && isContact(ctx.cipher, row, phone) })).filter((row) => row.contact || holders.includes(row.asked_by))
}

const asContact = async (ctx: CommandContext, personId: string) => (await findCasesOfPerson(ctx, personId, { phone: await phoneOfPerson(ctx, personId) })).filter((row) => row.contact)

registerPersonPart({
  references: [],
  async inTheWay(ctx, personId) {
    const open = (await asContact(ctx, personId)).find((row) => row.closed_at === null)
    return open ? [{ what: { zh: '你是在办件的联系人', en: 'You are the contact of an application under way' }, next: { zh: '先等它办结，或请单位换联系人', en: 'Wait until it is closed, or have the unit name somebody else' }, link: '/windows' }] : []
  },
  /** The application is the union's and stays; whom to call about it is no longer needed. */
  async erase(ctx, personId) {
    for (const { id } of await asContact(ctx, personId)) {
      await ctx.tx.updateTable('window_case').set({ contact_name_sealed: ctx.cipher.seal('', sealedIn.contactName), contact_phone_sealed: ctx.cipher.seal('', sealedIn.contactPhone), address_sealed: null }).where('id', '=', id).execute()
    }
  },
})
