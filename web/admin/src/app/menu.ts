import type { Language } from '@guildhall/ui'
import type { MenuGroup } from '@guildhall/ui/console'
import { menuGroups, type ConsolePage, type MenuGroupName } from './page.ts'
import type { Session } from './session.ts'

interface MenuInput {
  pages: readonly ConsolePage[]
  session: Pick<Session, 'permissions' | 'counts' | 'demo'>
  path: string
  language: Language
  groupNames: Readonly<Record<Exclude<MenuGroupName, 'work'>, string>>
}

export function mayOpen(page: Pick<ConsolePage, 'permission'>, permissions: ReadonlySet<string>): boolean {
  return page.permission === undefined || permissions.has(page.permission)
}

/** The entry that is lit: the longest one that the address lies under, so that a record lights its list. */
export function findActive(paths: readonly string[], path: string): string | undefined {
  return paths
    .filter((entry) => path === entry || (entry !== '/' && path.startsWith(`${entry}/`)))
    .sort((a, b) => b.length - a.length)[0]
}

/** The menu as this reader may see it: only pages their acting role may open, and no empty group. */
export function drawMenu({ pages, session, path, language, groupNames }: MenuInput): MenuGroup[] {
  const entries = pages.filter((page) => page.menu !== undefined && !(page.realOnly && session.demo) && mayOpen(page, session.permissions))
  const active = findActive(entries.map((page) => page.path), path)
  return menuGroups.flatMap((group) => {
    const items = entries.flatMap((page) => {
      if (page.menu?.group !== group) return []
      const waiting = page.menu.countKey === undefined ? undefined : session.counts[page.menu.countKey]
      return [{ to: page.path, label: page.menu.label[language], icon: page.menu.icon, active: page.path === active, count: waiting?.count, urgent: waiting?.urgent }]
    })
    return items.length === 0 ? [] : [{ id: group, label: group === 'work' ? undefined : groupNames[group], items }]
  })
}
