import { useQueryClient } from '@tanstack/react-query'
import { call, useAnswer } from '@guildhall/client'
import { loginRoutes, noticeRoutes, queueRoutes, type AnswerOf } from '@guildhall/contract'
import { useLanguage } from '@guildhall/ui'

/** A role held at a unit; the console acts as one of them at a time. */
export interface HeldRole {
  id: string
  unitId: string
  unitName: string
  /** As shown: 「培训干部」. */
  roleName: string
}

/** Who is at the desk, and what waits for them. */
export interface Session {
  actor: { id: string; name: string; kind: 'worker' | 'staff' } | null
  permissions: ReadonlySet<string>
  actingRole: HeldRole | null
  roles: readonly HeldRole[]
  demo: boolean
  installation: string
  unread: number
  /** What waits behind a menu entry, by the entry's `countKey`. */
  counts: Readonly<Record<string, { count: number; urgent: boolean }>>
}

type Answer = AnswerOf<typeof loginRoutes.session>
const anonymous: Answer = { actor: null, permissions: [], actingRole: null, roles: [], worker: null, assistedBy: null, demo: false, installation: '' }

/** The only door from the frame to the API. `ready` is false until the first answer; `problem` is set while none could be had. */
export function useSession(): Session & { ready: boolean; problem: Error | null } {
  const { data, isPending, error } = useAnswer(loginRoutes.session, {}, { staleTime: 30_000 })
  const english = useLanguage() === 'en'
  const staff = data?.actor?.kind === 'staff'
  const unread = useAnswer(noticeRoutes.count, {}, { enabled: staff, refetchInterval: 60_000 }).data?.unread ?? 0
  const counts = useAnswer(queueRoutes.counts, {}, { enabled: staff, refetchInterval: 60_000 }).data?.counts ?? {}
  const { actor, permissions, actingRole, roles, demo, installation } = data ?? anonymous
  const named = (role: Answer['roles'][number]): HeldRole => ({ id: role.id, unitId: role.unitId, unitName: role.unitName, roleName: english ? role.roleNameEn : role.roleName })
  return {
    actor, permissions: new Set(permissions), actingRole: actingRole && named(actingRole), roles: roles.map(named), demo, installation,
    unread, counts, ready: !isPending, problem: data ? null : error,
  }
}

/** Acting as another role changes what every page may show, so everything read before is forgotten. */
export function useSwitchRole(): (roleId: string) => Promise<void> {
  const queries = useQueryClient()
  return async (roleId) => {
    await call(loginRoutes.switchRole, { roleId })
    await queries.resetQueries()
  }
}

export function useLogout(): () => Promise<void> {
  return async () => {
    await call(loginRoutes.logout, {}).catch(() => undefined)
    location.assign('/login')
  }
}
