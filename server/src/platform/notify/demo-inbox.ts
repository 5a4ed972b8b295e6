import type { AnswerOf, demoInboxRoutes, InputOf } from '@guildhall/contract'
import { maskPhone, PersonalText } from '../crypto/index.ts'
import { asService, NotFound, type RequestContext } from '../http/index.ts'
import { renderWords, textWords } from './templates.ts'

/** What a phone would have shown. The route does not exist outside a demo, and this refuses there too. */
export async function demoInbox(ctx: RequestContext, input: InputOf<typeof demoInboxRoutes.inbox>): Promise<AnswerOf<typeof demoInboxRoutes.inbox>> {
  if (!ctx.demo) throw new NotFound()
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('text_message').selectAll().orderBy('id', 'desc').limit(100).execute())
  const open = (sealed: Buffer, column: string) => ctx.cipher.open(sealed, `text_message.${column}`)
  const messages = rows.map((row) => ({ row, phone: open(row.phone_sealed, 'phone'), params: open(row.params_sealed, 'params') }))
  return {
    messages: messages.filter(({ phone }) => !input.phone || phone.reveal() === input.phone).slice(0, 50).map(({ row, phone, params }) => ({
      id: row.id, phone: maskPhone(phone.reveal()), text: textOf(row.template, params, row.created_at), state: row.state as 'sent', createdAt: row.created_at.toISOString(),
    })),
  }
}

function textOf(template: string, params: PersonalText, at: Date): string {
  const words = textWords(template)
  return words ? renderWords(words, JSON.parse(params.reveal()) as Record<string, unknown>, at).zh : template
}
