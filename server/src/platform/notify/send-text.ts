import { z } from 'zod'
import { type PersonalText } from '../crypto/index.ts'
import { newId } from '../ids/index.ts'
import { asService, Refused } from '../http/index.ts'
import { startJob } from '../jobs/index.ts'
import { job, type CommandContext, type JobContext } from '../module/index.ts'
import { postToGateway } from './gateway.ts'
import { renderWords, textWords } from './templates.ts'

/**
 * Sends a text message, at least once, after the transaction. Number and parameters (codes, names) are sealed until they leave: the job carries only an id.
 * `template` names words given to `registerTexts`. Gives the id of the job that sends it.
 */
export async function sendText(ctx: CommandContext, message: { phone: PersonalText; template: string; params: Record<string, string | number> }): Promise<string> {
  if (!textWords(message.template)) throw new Error(`no words for the text message ${message.template}`)
  const id = newId()
  await asService(ctx, '', () => ctx.tx.insertInto('text_message').values({
    id, phone_sealed: ctx.cipher.seal(message.phone, 'text_message.phone'), phone_blind: ctx.cipher.blind(message.phone, 'phone'), template: message.template,
    params_sealed: ctx.cipher.seal(JSON.stringify(message.params), 'text_message.params'), created_at: ctx.clock.now(),
  }).execute())
  return startJob(ctx, 'platform.send-text', { messageId: id }, { scope: '' })
}

export const sendTextJob = job({ name: 'platform.send-text', payload: z.object({ messageId: z.uuid() }), run: deliver })

async function deliver(ctx: JobContext, payload: { messageId: string }): Promise<void> {
  const message = await ctx.inTransaction(({ tx }) => tx.selectFrom('text_message').selectAll().where('id', '=', payload.messageId).executeTakeFirst())
  if (!message || message.state !== 'waiting') return
  const settle = (state: 'sent' | 'refused', gatewayId: string | null) => ctx.inTransaction(({ tx }) =>
    tx.updateTable('text_message').set({ state, gateway_id: gatewayId, sent_at: ctx.clock.now() }).where('id', '=', message.id).execute())
  if (!ctx.config.SMS_GATEWAY_URL) {
    // A demo has no gateway: its messages stay and are read in the inbox.
    if (!ctx.demo) throw new Refused('platform.no-text-gateway')
    await settle('sent', 'inbox')
    return
  }
  const params = JSON.parse(ctx.cipher.open(message.params_sealed, 'text_message.params').reveal()) as Record<string, string | number>
  const answer = await postToGateway(ctx.config, ctx.clock.now(), {
    id: message.id, phone: ctx.cipher.open(message.phone_sealed, 'text_message.phone').reveal(), template: message.template, params,
    text: renderWords(textWords(message.template)!, params, message.created_at).zh,
  })
  await settle(answer.accepted ? 'sent' : 'refused', answer.gatewayId)
  if (!answer.accepted) throw new Refused('platform.text-refused')
}
