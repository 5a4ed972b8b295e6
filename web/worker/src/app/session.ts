import { call, onBehalfOf, useAnswer } from '@guildhall/client'
import { loginRoutes, noticeRoutes, type AnswerOf } from '@guildhall/contract'
import { rememberReader } from './offline.ts'

type Answer = AnswerOf<typeof loginRoutes.session>

/** Who is at the phone; `actor` is null when nobody is logged in. */
export type Session = Answer & {
  /** Unread notices, for the bell. */
  unread: number
}

const anonymous: Answer = { actor: null, permissions: [], actingRole: null, roles: [], worker: null, assistedBy: null, demo: false, installation: '' }

/** The only door from the shell to the API. `ready` is false until the first answer; `problem` is set while none could be had. */
export function useSession(): Session & { ready: boolean; problem: Error | null } {
  const { data, isPending, error } = useAnswer(loginRoutes.session, {}, { staleTime: 60_000 })
  const session = data ?? anonymous
  // A clerk who assists reads no notices of the worker, and marks none as read.
  const own = session.actor !== null && session.assistedBy === null
  const unread = useAnswer(noticeRoutes.count, {}, { enabled: own, refetchInterval: 60_000 }).data?.unread ?? 0
  return { ...session, unread, ready: !isPending, problem: data ? null : error }
}

/** Whose answers the service worker may keep: nobody's while a clerk assists. */
export function readerOf(session: Session): string | null {
  return session.actor?.kind === 'worker' && onBehalfOf() === null ? session.actor.id : null
}

/** Ends the session and empties what was kept for reading offline, then starts anew at the door. */
export async function logout(): Promise<void> {
  rememberReader(null)
  await call(loginRoutes.logout, {}).catch(() => undefined)
  location.assign('/login')
}
