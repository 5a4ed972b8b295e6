import { z } from 'zod'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { json } from '#platform/db'
import { asLogin, forgetWorker } from '#platform/login'
import { job, type CommandContext } from '#platform/module'
import { registerNotices, registerTexts, sendNotice } from '#platform/notify'
import { erasers, personReferences, phoneColumns } from '../merging/references.ts'
import { sealedIn } from '../model.ts'
import { openPhone } from '../present.ts'
import { findObstacles } from './foresee.ts'
import { eraseRows, recordsOf } from './store.ts'

registerTexts({ 'people.erasure-asked': { zh: '您申请删除在工会系统里的个人信息，{day}夜里删除。不是您本人申请的，请马上登录，在“我的”里撤回。', en: 'You asked for your data to be erased; that is done in the night of {day}. If it was not you, log in now and take it back under “Me”.' } })
registerNotices({ 'people.erasure-held-up': { zh: '您申请的删除还没办：{what}。办完以后当天夜里就删。', en: 'Your data were not erased yet: {what}. It is done in the night after that has ended.' } })

/** Every night: those whose night it is. One person a transaction, so that one who cannot be erased holds nobody else up. */
export const erasePeopleJob = job({
  name: 'registry.erase-people', cron: '40 3 * * *', payload: z.object({}),
  async run(ctx) {
    const today = dayInShanghai(ctx.clock.now())
    const due = await ctx.inTransaction(({ tx }) => tx.selectFrom('person_erasure').select('id').where('state', '=', 'asked').where('due_on', '<=', today).orderBy('due_on').execute(), '')
    let erased = 0
    for (const { id } of due) {
      if (await ctx.inTransaction((one) => eraseOne(one, id), '')) erased++
      await ctx.progress(erased, due.length)
    }
    return { erased }
  },
})

type Counted = { what: { zh: string; en: string }; count: number }

async function eraseOne(ctx: CommandContext, id: string): Promise<boolean> {
  const request = await ctx.tx.selectFrom('person_erasure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!request || request.state !== 'asked') return false
  const obstacles = await findObstacles(ctx, request.person_id)
  if (obstacles.length > 0) {
    if (request.held_up_at) return false
    await ctx.tx.updateTable('person_erasure').set({ held_up_at: ctx.clock.now() }).where('id', '=', id).execute()
    await sendNotice(ctx, { to: { personId: request.person_id }, kind: 'people.erasure-held-up', params: { what: obstacles[0]!.what.zh }, link: '/me/erase' })
    return false
  }
  const counted = await erasePerson(ctx, request.person_id)
  await ctx.tx.updateTable('person_erasure').set({ state: 'done', ended_at: ctx.clock.now(), erased: json(counted) }).where('id', '=', id).execute()
  const { scope } = await ctx.tx.selectFrom('person').select('scope').where('id', '=', request.person_id).executeTakeFirstOrThrow()
  await appendAudit(ctx, { action: 'people.erase', subject: `person:${request.person_id}`, scope, details: { erasureId: id, tables: counted.length } })
  return true
}

/** Takes away what is a person's own, with all records that gave way to theirs [E1]. As app_job over everything. Says what went, counted. */
async function erasePerson(ctx: CommandContext, personId: string): Promise<Counted[]> {
  const ids = await recordsOf(ctx.tx, personId)
  const people = await ctx.tx.selectFrom('person').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const phones = people.flatMap((person) => openPhone(ctx.cipher, person) ?? [])
  for (const id of ids) for (const erase of erasers()) await erase(ctx, id)
  const counted: Counted[] = []
  const note = (what: Counted['what'] | undefined, count: number) => { if (what && count > 0) counted.push({ what, count }) }
  for (const reference of personReferences()) note(reference.words, await eraseRows(ctx, reference, ids, reference.erasure!))
  const blinds = phones.map((phone) => ctx.cipher.blind(phone, 'phone'))
  if (blinds.length > 0) {
    for (const column of phoneColumns()) note(column.words, await eraseRows(ctx, column, blinds, column.erasure))
    await ctx.tx.deleteFrom('text_message').where('phone_blind', 'in', blinds).execute()
  }
  const member = await ctx.tx.selectFrom('membership').select('id').where('person_id', 'in', ids).executeTakeFirst()
  await ctx.tx.updateTable('person').set((row) => ({
    standing: 'contact', name_sealed: ctx.cipher.seal('', sealedIn.name), phone_sealed: null, phone_blind: null, id_number_sealed: null, id_number_blind: null, division: null,
    ...(member ? {} : { gender: null, birth_year: null }), erased_on: dayInShanghai(ctx.clock.now()), revision: row('revision', '+', 1), updated_at: ctx.clock.now(),
  })).where('id', 'in', ids).execute()
  const accounts = await asLogin(ctx, () => forgetWorker(ctx, ids, phones))
  // Answers to what they sent are kept a week beside the request's key.
  const holders = [...accounts.map((id) => `account:${id}`), ...ids.flatMap((id) => `%:for:${id}`)]
  for (const holder of holders) await ctx.tx.deleteFrom('idempotency_key').where('holder', 'like', holder).execute()
  return counted
}
