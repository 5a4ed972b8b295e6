import { newId } from '../ids/index.ts'
import { json } from '../db/index.ts'
import { asService } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'
import { noticeWords } from './templates.ts'

type Notice = { to: { personId: string } | { accountId: string }; kind: string; params: Record<string, string | number>; link?: string }

/**
 * Puts a notice under somebody's bell: a worker's (person) or a staff member's (account). `kind` names words given to {@link registerNotices}; `params` hold titles, dates
 * and numbers, no personal data; `link` is a path of the web app that leads to what it is about.
 */
export function sendNotice(ctx: CommandContext, notice: Notice): Promise<void> {
  return sendNotices(ctx, [notice])
}

/** The same for many at once. */
export async function sendNotices(ctx: CommandContext, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  const wordless = notices.find((notice) => !noticeWords(notice.kind))
  if (wordless) throw new Error(`no words for the notice ${wordless.kind}`)
  await asService(ctx, '', () => ctx.tx.insertInto('notice').values(notices.map((notice) => ({
    id: newId(), person_id: 'personId' in notice.to ? notice.to.personId : null, account_id: 'accountId' in notice.to ? notice.to.accountId : null,
    kind: notice.kind, params: json(notice.params), link: notice.link ?? null, created_at: ctx.clock.now(),
  }))).execute())
}
