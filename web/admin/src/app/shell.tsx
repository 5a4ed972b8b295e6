import { useEffect, type ReactNode } from 'react'
import { Link, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { Button, buttonClass, EmptyState, setLanguage, SkeletonRows, useLanguage, useText } from '@guildhall/ui'
import { ConsoleFrame } from '@guildhall/ui/console'
import { pages } from '../scenarios/index.ts'
import { drawMenu, mayOpen } from './menu.ts'
import { messages } from './messages.ts'
import type { ConsolePage } from './page.ts'
import { useLogout, useSession, useSwitchRole, type Session } from './session.ts'

/** Sets a page into the frame, sends strangers to the login page, and says so when the acting role may not see it. */
export function PageFrame({ page, children }: { page: ConsolePage; children: ReactNode }) {
  const session = useSession()
  const here = useRouterState({ select: (state) => state.location.href })
  const text = useText(messages)

  if (page.public) return page.bare ? children : <Framed session={session}>{children}</Framed>
  if (!session.ready) return <PageSkeleton />
  if (session.problem) return <BrokenPage />
  if (session.actor?.kind !== 'staff') return <LeaveForLogin next={`/console${here}`} />
  if (page.realOnly && session.demo) return <MissingPage />
  if (!mayOpen(page, session.permissions)) {
    return <Framed session={session}><EmptyState title={text.refusedTitle}>{text.refused(session.actingRole?.roleName ?? '')}</EmptyState></Framed>
  }
  return page.bare ? children : <Framed session={session}>{children}</Framed>
}

/** Logging in is a page of the other app, which serves both. */
function LeaveForLogin({ next }: { next: string }) {
  useEffect(() => location.replace(`/login?next=${encodeURIComponent(next)}`), [next])
  return <PageSkeleton />
}

function Framed({ session, children }: { session: Session; children: ReactNode }) {
  const text = useText(messages)
  const language = useLanguage()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const switchRole = useSwitchRole()
  const logout = useLogout()
  const groups = drawMenu({ pages, session, path, language, groupNames: text.group })
  const shown = groups.reduce((count, group) => count + group.items.length, 0)

  return (
    <ConsoleFrame
      text={text.frame}
      Link={Link}
      home="/"
      groups={groups}
      footnotes={session.demo ? [text.shown(shown), text.demo] : [text.shown(shown)]}
      unit={session.actingRole && { name: session.actingRole.unitName, role: session.actingRole.roleName }}
      units={session.roles.map((role) => ({ id: role.id, label: role.unitName, detail: role.roleName, selected: role.id === session.actingRole?.id, onChoose: () => void switchRole(role.id) }))}
      onSearch={(words) => void navigate({ to: '/search', search: { q: words } })}
      inbox={{ unread: session.unread, to: '/inbox' }}
      onLanguage={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      me={{ name: session.actor?.name ?? '', choices: [
        { id: 'account', label: text.myAccount, onChoose: () => void navigate({ to: '/account' as string }) },
        ...(session.demo ? [{ id: 'demo', label: text.demoPeople, onChoose: () => location.assign('/login') }] : []),
        { id: 'logout', label: text.logout, onChoose: () => void logout() },
      ] }}
    >
      {children}
    </ConsoleFrame>
  )
}

export function PageSkeleton() {
  return <div style={{ padding: 24 }}><SkeletonRows label={useText(messages).loading} /></div>
}

export function MissingPage() {
  const text = useText(messages)
  const session = useSession()
  const words = <EmptyState title={text.missingTitle} action={<Link to="/" className={buttonClass()}>{text.toHome}</Link>}>{text.missing}</EmptyState>
  return session.actor ? <Framed session={session}>{words}</Framed> : words
}

export function BrokenPage() {
  const text = useText(messages)
  const router = useRouter()
  return <EmptyState title={text.brokenTitle} action={<Button onClick={() => void router.invalidate()}>{text.again}</Button>}>{text.broken}</EmptyState>
}
