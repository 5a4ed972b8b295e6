import { useQuery } from '@tanstack/react-query'

/** Who is at the phone. `null` when nobody is logged in. */
export interface Session {
  actor: { id: string; name: string; kind: 'worker' | 'staff' } | null
  /** A demonstration: said on every page. */
  demo: boolean
  /** Unread notices, for the bell. */
  unread: number
}

const anonymous: Session = { actor: null, demo: false, unread: 0 }

async function fetchSession(): Promise<Session> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } })
  if (!response.ok) return anonymous
  return { ...anonymous, ...(await response.json() as Partial<Session>) }
}

/** The only door from the shell to the API. `ready` is false until the first answer. */
export function useSession(): Session & { ready: boolean } {
  const { data, isPending } = useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: 60_000 })
  return { ...(data ?? anonymous), ready: !isPending }
}
