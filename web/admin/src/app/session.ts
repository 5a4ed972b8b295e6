import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Permission } from '@guildhall/contract'

/** A role held at a unit; the console acts as one of them at a time. */
export interface HeldRole {
  id: string
  unitName: string
  /** As shown: 「培训科·科员」. */
  roleName: string
}

/** Who is at the desk, and what waits for them. */
export interface Session {
  actor: { id: string; name: string } | null
  permissions: ReadonlySet<string>
  actingRole: HeldRole | null
  roles: readonly HeldRole[]
  demo: boolean
  unread: number
  /** What waits behind a menu entry, by the entry's `countKey`. */
  counts: Readonly<Record<string, { count: number; urgent: boolean }>>
}

const anonymous: Session = { actor: null, permissions: new Set(), actingRole: null, roles: [], demo: false, unread: 0, counts: {} }

async function fetchSession(): Promise<Session> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } })
  if (!response.ok) return anonymous
  const found = await response.json() as Partial<Omit<Session, 'permissions'>> & { permissions?: readonly Permission[] }
  return { ...anonymous, ...found, permissions: new Set(found.permissions) }
}

/** The only door from the frame to the API. `ready` is false until the first answer. */
export function useSession(): Session & { ready: boolean } {
  const { data, isPending } = useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: 30_000 })
  return { ...(data ?? anonymous), ready: !isPending }
}

/** Acting as another role changes what every page may show, so everything read before is forgotten. */
export function useSwitchRole(): (roleId: string) => Promise<void> {
  const queries = useQueryClient()
  return async (roleId) => {
    await fetch('/api/session/acting-role', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ roleId }) })
    await queries.resetQueries()
  }
}

export function useLogout(): () => Promise<void> {
  return async () => {
    await fetch('/api/auth/logout', { method: 'POST' })
    location.assign('/login')
  }
}
