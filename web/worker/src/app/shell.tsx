import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Link, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { BookOpen, HandHelping, House, UserRound } from 'lucide-react'
import { Button, buttonClass, DemoNotice, EmptyState, ProblemNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody, PhoneFrame, TabBar } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import type { TabName, WorkerPage } from './page.ts'
import { rememberReader } from './offline.ts'
import { readerOf, useSession } from './session.ts'
import styles from './shell.module.css'

const tabs = [
  { name: 'home', to: '/', icon: House },
  { name: 'learn', to: '/learn', icon: BookOpen },
  { name: 'services', to: '/services', icon: HandHelping },
  { name: 'me', to: '/me', icon: UserRound },
] as const satisfies readonly { name: TabName; to: string; icon: unknown }[]

/** Around every page: says that this is a demonstration, that the network is gone, and keeps strangers at the login page. */
export function Shell() {
  const text = useText(messages)
  const session = useSession()
  const online = useOnline()
  const reader = readerOf(session)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    if (session.ready && !session.problem) rememberReader(reader)
  }, [session.ready, session.problem, reader])

  return (
    <>
      <a className="skip" href="#main">{text.skip}</a>
      {session.assistedBy !== null && <p className={styles.assisted} role="status">{text.assisted(session.actor?.name ?? '', session.assistedBy)}</p>}
      {/* The login page says it in its own, larger words. */}
      {session.demo && path !== '/login' && <DemoNotice compact>{text.demo}</DemoNotice>}
      {!online && <DemoNotice compact>{text.offline}</DemoNotice>}
      <Outlet />
    </>
  )
}

/** Sets a page into the phone's column with its tabs, or leaves it the whole width. */
export function PageFrame({ page, children }: { page: WorkerPage; children: ReactNode }) {
  const text = useText(messages)
  const session = useSession()
  const path = useRouterState({ select: (state) => state.location.href })

  if (!page.public && !session.ready) return <PhoneFrame><PageSkeleton /></PhoneFrame>
  if (!page.public && session.problem) return <PhoneFrame><PhoneBody><ProblemNotice problem={session.problem} action={<Button size="small" onClick={() => location.reload()}>{text.again}</Button>} /></PhoneBody></PhoneFrame>
  if (!page.public && !session.actor) return <LeaveForLogin next={path} />
  if (!page.public && session.actor?.kind === 'staff') return <LeaveForConsole />
  if (page.wide) return children
  const bar = page.tab && <TabBar label={text.tabs} Link={Link} tabs={tabs.map((tab) => ({ to: tab.to, icon: tab.icon, label: text.tab[tab.name], active: tab.name === page.tab }))} />
  return <PhoneFrame footer={bar} ground={page.ground}>{children}</PhoneFrame>
}

/** To the door, once: while the router is on its way the address is already the new one, and the page to come back to is the old. */
function LeaveForLogin({ next }: { next: string }) {
  const navigate = useNavigate()
  const [wanted] = useState(next)
  useEffect(() => void navigate({ to: '/login', search: { next: wanted }, replace: true }), [navigate, wanted])
  return <PhoneFrame><PageSkeleton /></PhoneFrame>
}

/** Staff have an app of their own. */
function LeaveForConsole() {
  useEffect(() => location.replace('/console/'), [])
  return <PhoneFrame><PageSkeleton /></PhoneFrame>
}

export function PageSkeleton() {
  return <PhoneBody><div style={{ height: 72 }} /><SkeletonCards label={useText(messages).loading} /></PhoneBody>
}

export function MissingPage() {
  const text = useText(messages)
  return (
    <PhoneFrame>
      <PhoneBody>
        <EmptyState title={text.missingTitle} action={<Link to="/" className={buttonClass()}>{text.toHome}</Link>}>{text.missing}</EmptyState>
      </PhoneBody>
    </PhoneFrame>
  )
}

export function BrokenPage() {
  const text = useText(messages)
  const router = useRouter()
  return (
    <PhoneFrame>
      <PhoneBody>
        <EmptyState title={text.brokenTitle} action={<Button onClick={() => void router.invalidate()}>{text.again}</Button>}>{text.broken}</EmptyState>
      </PhoneBody>
    </PhoneFrame>
  )
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed)
      addEventListener('offline', changed)
      return () => {
        removeEventListener('online', changed)
        removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
}
