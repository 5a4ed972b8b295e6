import { maskIdNumber, maskName, maskPhone, PersonalText } from '#platform/crypto'
import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { findPerson, openIdNumber, openName, openPhone } from '../people/index.ts'

type Said = { zh: string; en: string }
const both = (text: string): Said => ({ zh: text, en: text })
const fact = (zh: string, en: string, value: string | null, words?: Said): HeldSection['rows'][number]['facts'] => (value ? [{ name: { zh, en }, value: words ?? both(value) }] : [])

const genders: Record<string, Said> = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } }
const ways: Record<string, Said> = {
  import: { zh: '花名册', en: 'roster' }, join: { zh: '入会', en: 'joined' }, transfer: { zh: '转会', en: 'transferred' }, leave: { zh: '退会', en: 'left' }, retire: { zh: '退休', en: 'retired' }, death: { zh: '去世', en: 'died' }, merge: { zh: '两份登记合并', en: 'records merged' },
}
const bodies: Record<string, Said> = { committee: { zh: '工会委员会', en: 'Committee' }, audit: { zh: '经费审查委员会', en: 'Audit committee' }, women: { zh: '女职工委员会', en: 'Women’s committee' } }
const posts: Record<string, Said> = {
  chair: { zh: '主席（主任）', en: 'chair' }, 'vice-chair': { zh: '副主席', en: 'vice-chair' }, organisation: { zh: '组织委员', en: 'organisation' }, publicity: { zh: '宣传委员', en: 'publicity' }, finance: { zh: '财务委员', en: 'finance' },
  rights: { zh: '维权委员', en: 'rights' }, women: { zh: '女工委员', en: 'women' }, member: { zh: '委员', en: 'member' },
}

/** What the register holds about the person who asks: their record, memberships, offices, where their number stands as a unit's contact; and who looked at it. */
export async function heldByRegistry(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const person = await findPerson(ctx.tx, personId)
  if (!person) return []
  return [own(ctx, person), await memberships(ctx, personId), await offices(ctx, personId), await contactOf(ctx, person), await looks(ctx, personId)].filter((section) => section.rows.length > 0)
}

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

function own(ctx: RequestContext, person: Person): HeldSection {
  const { assistedBy } = requireWorker(ctx)
  const name = openName(ctx.cipher, person).reveal()
  const [phone, idNumber] = [openPhone(ctx.cipher, person), openIdNumber(ctx.cipher, person)]
  return {
    source: 'registry.person', title: { zh: '我的登记', en: 'My record' }, why: { zh: '登录、通知和办事都要认得出你', en: 'To log you in, reach you and act for you' },
    rows: [{
      at: person.created_at.toISOString(), what: { zh: '个人登记', en: 'Personal record' },
      facts: [
        ...fact('姓名', 'Name', assistedBy ? maskName(name) : name), ...fact('手机号', 'Phone', phone && maskPhone(phone.reveal())), ...fact('身份证号', 'ID number', idNumber && maskIdNumber(idNumber.reveal())),
        ...fact('单位', 'Unit', person.unit_name), ...fact('性别', 'Gender', person.gender, genders[person.gender ?? '']), ...fact('出生年份', 'Birth year', person.birth_year === null ? null : String(person.birth_year)),
      ],
    }],
  }
}

async function memberships(ctx: RequestContext, personId: string): Promise<HeldSection> {
  const rows = await ctx.tx.selectFrom('membership as m').innerJoin('unit as u', 'u.id', 'm.unit_id').selectAll('m').select('u.name as unit').where('m.person_id', '=', personId).orderBy('m.valid_from', 'desc').limit(100).execute()
  return {
    source: 'registry.memberships', title: { zh: '会籍', en: 'Memberships' }, why: { zh: '会员名册：在哪个工会，从哪天到哪天', en: 'The register of members: of which union, from which day to which' },
    rows: rows.map((row) => ({
      at: row.recorded_at.toISOString(), what: both(row.unit),
      facts: [
        ...fact('起', 'From', row.valid_from), ...fact('止', 'Until', row.valid_to), ...fact('怎么来的', 'Began by', row.began_by, ways[row.began_by]), ...fact('怎么结束的', 'Ended by', row.ended_by, ways[row.ended_by ?? '']), ...fact('用工形式', 'Employment', row.employment),
        ...fact('就业形态', 'Form of work', row.employment_form), ...fact('工种', 'Trade', row.occupation), ...fact('学历', 'Schooling', row.education), ...fact('花名册上的其他内容', 'What else the roster says', row.private_sealed && '✓', { zh: '密封保存', en: 'kept sealed' }),
      ],
    })),
  }
}

async function offices(ctx: RequestContext, personId: string): Promise<HeldSection> {
  const rows = await ctx.tx.selectFrom('union_officer as o').innerJoin('unit as u', 'u.id', 'o.unit_id').selectAll('o').select('u.name as unit').where('o.person_id', '=', personId).orderBy('o.valid_from', 'desc').limit(100).execute()
  return {
    source: 'registry.offices', title: { zh: '工会职务', en: 'Offices in unions' }, why: { zh: '哪一届选出了谁，要查得到', en: 'Who was elected for which term has to be known' },
    rows: rows.map((row) => ({
      at: row.recorded_at.toISOString(), what: both(row.unit),
      facts: [...fact('机构', 'Body', row.body, bodies[row.body]), ...fact('职务', 'Office', row.post, posts[row.post]), ...fact('起', 'From', row.valid_from), ...fact('止', 'Until', row.valid_to), ...fact('为什么结束', 'Why it ended', row.reason)],
    })),
  }
}

/** Units that name this phone as their contact's: they hold no id of the person. */
async function contactOf(ctx: RequestContext, person: Person): Promise<HeldSection> {
  const phone = openPhone(ctx.cipher, person)
  const rows = phone ? await asService(ctx, '', () => ctx.tx.selectFrom('unit_contact as c').innerJoin('unit as u', 'u.id', 'c.unit_id').select('u.name').where('c.phone_blind', '=', ctx.cipher.blind(new PersonalText(phone.reveal()), 'phone')).limit(100).execute()) : []
  return {
    source: 'registry.contacts', title: { zh: '单位联系人', en: 'Contact of units' }, why: { zh: '工会要找得到单位', en: 'So that the union reaches the unit' },
    rows: rows.map((row) => ({ at: null, what: both(row.name), facts: fact('登记的手机号', 'Phone on record', phone && maskPhone(phone.reveal())) })),
  }
}

/** Who looked at the record: staff who asked for something in clear, and clerks who acted for the person. */
async function looks(ctx: RequestContext, personId: string): Promise<HeldSection> {
  // What was done to a record that gave way to this one was done to the same person.
  const ids = [personId, ...(await asService(ctx, '', () => ctx.tx.selectFrom('person').select('id').where('merged_into', '=', personId).execute())).map((row) => row.id)]
  // A window that the person went to may lie anywhere.
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('audit_entry as entry').leftJoin('unit', 'unit.id', 'entry.unit_id').select(['entry.at', 'entry.action', 'entry.reason', 'entry.on_behalf_of as behalf', 'unit.name as unit'])
    .where((is) => is.or([is('entry.subject', 'in', ids.map((id) => `person:${id}`)), is('entry.on_behalf_of', 'in', ids)])).where((is) => is.or([is('entry.role', 'is not', null), is('entry.on_behalf_of', 'is not', null)])).orderBy('entry.id', 'desc').limit(200).execute())
  return {
    source: 'registry.looks', title: { zh: '谁看过、谁办过', en: 'Who looked and who acted' }, why: { zh: '查看明文和代办都留记录', en: 'Reading in clear and acting for you leave a record' },
    rows: rows.map((row) => ({ at: row.at.toISOString(), what: { zh: row.action === 'people.reveal' ? '查看明文' : row.behalf || row.action.startsWith('desk.') ? '窗口代办' : '办理', en: row.action }, facts: [...fact('单位', 'Unit', row.unit), ...fact('原因', 'Reason', row.reason)] })),
  }
}
