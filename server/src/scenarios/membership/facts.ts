import type { PersonalText } from '#platform/crypto'
import type { CommandContext } from '#platform/module'
import { lockLasting } from '#registry/memberships'
import { findIdByIdNumber, openName, openPhone, searchForm, type PersonRow } from '#registry/people'
import { sealedIn, type ApplicationRow } from './model.ts'
import type { ReviewFacts } from './rules.ts'
import { findInvitation } from './store.ts'

/** Whether a membership lasts, of this record or of another with the same number, wherever. Read in the name of the service: what comes out says neither whose nor where. */
export async function membershipFacts(ctx: CommandContext, personId: string, number: PersonalText | null): Promise<{ member: ReviewFacts['member']; holder: string | null }> {
  const holder = await otherHolder(ctx, personId, number)
  if (await lockLasting(ctx.tx, personId)) return { member: 'self', holder }
  return { member: holder && await lockLasting(ctx.tx, holder) ? 'other' : 'no', holder }
}

async function otherHolder(ctx: CommandContext, personId: string, number: PersonalText | null): Promise<string | null> {
  const found = number && await findIdByIdNumber(ctx, number)
  return found && found !== personId ? found : null
}

/**
 * The same for what somebody types. Where another record has the number under another name, nobody is told that it belongs to a member: numbers are tried out so. The two do
 * not agree (`doubt`), and that is what is said (J6).
 */
export async function typedFacts(ctx: CommandContext, personId: string, { name, number }: { name: PersonalText; number: PersonalText }): Promise<{ member: ReviewFacts['member']; doubt: boolean }> {
  const { member, holder } = await membershipFacts(ctx, personId, number)
  const known = holder ? await ctx.tx.selectFrom('person').select('name_sealed').where('id', '=', holder).executeTakeFirst() : undefined
  const doubt = known !== undefined && searchForm(openName(ctx.cipher, known).reveal()) !== searchForm(name.reveal())
  return { member: doubt && member === 'other' ? 'no' : member, doubt }
}

/** What decides about an application, as it stands now. */
export async function reviewFacts(ctx: CommandContext, row: ApplicationRow): Promise<ReviewFacts & { holder: string | null }> {
  const { member, holder } = await membershipFacts(ctx, row.person_id, numberOf(ctx, row))
  return { identity: row.identity as ReviewFacts['identity'], kind: row.kind as ReviewFacts['kind'], member, held: holder !== null, holder }
}

export const numberOf = (ctx: Pick<CommandContext, 'cipher'>, row: ApplicationRow): PersonalText | null => (row.id_number_sealed ? ctx.cipher.open(row.id_number_sealed, sealedIn.idNumber) : null)
export const nameOf = (ctx: Pick<CommandContext, 'cipher'>, row: ApplicationRow): PersonalText => ctx.cipher.open(row.name_sealed, sealedIn.name)
export const phoneOf = (ctx: Pick<CommandContext, 'cipher'>, row: Pick<ApplicationRow, 'phone_sealed'>): PersonalText | null => (row.phone_sealed ? ctx.cipher.open(row.phone_sealed, sealedIn.phone) : null)

/** Whether the union expects this very person: phone and name of its list. A phone alone may have another owner by now. */
export async function isOnList(ctx: CommandContext, row: ApplicationRow): Promise<boolean> {
  const phone = phoneOf(ctx, row)
  const invited = phone && await findInvitation(ctx.tx, row.unit_id, ctx.cipher.blind(phone, 'phone'))
  return Boolean(invited) && searchForm(ctx.cipher.open(invited!.name_sealed, sealedIn.invitedName).reveal()) === searchForm(nameOf(ctx, row).reveal())
}

/** The person's own name and phone, opened. */
export const openPerson = (ctx: Pick<CommandContext, 'cipher'>, person: PersonRow): { name: PersonalText; phone: PersonalText | null } => ({ name: openName(ctx.cipher, person), phone: openPhone(ctx.cipher, person) })
