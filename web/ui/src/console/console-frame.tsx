import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Bell, ChevronsUpDown, Landmark, Menu, Search, X } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Icon, type LucideIcon } from '../components/icon.tsx'
import { Mark } from '../components/mark.tsx'
import type { LinkComponent } from '../phone/tab-bar.tsx'
import { MenuButton, type MenuChoice } from './menu-button.tsx'
import styles from './console-frame.module.css'

export interface MenuItem {
  to: string
  label: string
  icon: LucideIcon
  active: boolean
  count?: number
  /** Something in it is late: the count turns amber. */
  urgent?: boolean
}

export interface MenuGroup {
  id: string
  /** The first group has none. */
  label?: string
  items: readonly MenuItem[]
}

export interface ConsoleFrameProps {
  text: { brand: string; skip: string; menu: string; openMenu: string; closeMenu: string; search: string; searchKey: string; inbox: string; language: string; switchUnit: string; account: string }
  Link: LinkComponent
  home: string
  groups: readonly MenuGroup[]
  /** Under the menu: how many entries the permissions show, and that this is a demonstration. */
  footnotes: readonly string[]
  unit: { name: string; role: string } | null
  units: readonly MenuChoice[]
  onSearch: (words: string) => void
  inbox: { unread: number; to: string }
  onLanguage: () => void
  me: { name: string; choices: readonly MenuChoice[] }
  children: ReactNode
}

const DrawerSlot = createContext<HTMLElement | null>(null)

/** The console's frame: menu 216, top 56, the page, and a slot at the right that pages push their drawer into. */
export function ConsoleFrame({ text, Link, home, groups, footnotes, unit, units, onSearch, inbox, onLanguage, me, children }: ConsoleFrameProps) {
  const [menuOpen, setMenuOpen] = useState(false)
  const [slot, setSlot] = useState<HTMLElement | null>(null)

  return (
    <div className={styles.frame}>
      <a className="skip" href="#main">{text.skip}</a>
      {menuOpen && <div className={styles.scrim} onClick={() => setMenuOpen(false)} />}
      <nav className={classNames(styles.menu, menuOpen && styles.menuOpen)} aria-label={text.menu}>
        <div className={styles.brandRow}>
          <Link to={home} className={styles.brand} onClick={() => setMenuOpen(false)}><Mark size={26} />{text.brand}</Link>
          <button type="button" className={styles.closeMenu} aria-label={text.closeMenu} onClick={() => setMenuOpen(false)}><Icon of={X} /></button>
        </div>
        <div className={styles.groups}>
          {groups.map((group) => <MenuSection key={group.id} group={group} Link={Link} onFollow={() => setMenuOpen(false)} />)}
        </div>
        <div className={styles.footnotes}>{footnotes.map((line) => <p key={line}>{line}</p>)}</div>
      </nav>

      <header className={styles.top}>
        <button type="button" className={styles.openMenu} aria-label={text.openMenu} aria-expanded={menuOpen} onClick={() => setMenuOpen(true)}><Icon of={Menu} size={20} /></button>
        {unit && (
          <MenuButton label={`${text.switchUnit}: ${unit.name} ${unit.role}`} choices={units} className={styles.unit}>
            <Icon of={Landmark} />
            <span className={styles.unitName}>{unit.name}</span>
            <span className={styles.unitRole}>{unit.role}</span>
            <Icon of={ChevronsUpDown} size={15} />
          </MenuButton>
        )}
        <SearchBox label={text.search} shortcut={text.searchKey} onSearch={onSearch} />
        <Link to={inbox.to} className={styles.icon}>
          <Icon of={Bell} size={19} />
          {inbox.unread > 0 && <span className={styles.unread} />}
          <span className="said">{inbox.unread > 0 ? `${text.inbox} ${inbox.unread}` : text.inbox}</span>
        </Link>
        <button type="button" className={styles.language} onClick={onLanguage}>{text.language}</button>
        <MenuButton label={`${text.account}: ${me.name}`} choices={me.choices} align="end" className={styles.me}>
          <span className={styles.face} aria-hidden>{Array.from(me.name)[0]}</span>
          <span className={styles.meName}>{me.name}</span>
        </MenuButton>
      </header>

      <div className={styles.stage}>
        <DrawerSlot.Provider value={slot}>
          <main id="main" className={styles.main} tabIndex={-1}>{children}</main>
        </DrawerSlot.Provider>
        <div className={styles.slot} ref={setSlot} />
      </div>
    </div>
  )
}

/** The menu is longer than most screens: the entry that is lit comes into view, wherever the page was opened from. */
function intoView(item: HTMLElement | null): void {
  const menu = item?.closest<HTMLElement>(`.${styles.groups}`)
  if (!item || !menu) return
  const [place, window] = [item.getBoundingClientRect(), menu.getBoundingClientRect()]
  // The menu alone moves: scrollIntoView would move the page as well where the menu waits beside a narrow screen.
  if (place.top < window.top || place.bottom > window.bottom) menu.scrollTop += place.top - window.top - menu.clientHeight / 2
}

function MenuSection({ group, Link, onFollow }: { group: MenuGroup; Link: LinkComponent; onFollow: () => void }) {
  return (
    <div className={styles.group}>
      {group.label !== undefined && <p className={styles.groupLabel} id={`menu-${group.id}`}>{group.label}</p>}
      <ul aria-labelledby={group.label === undefined ? undefined : `menu-${group.id}`}>
        {group.items.map((item) => (
          <li key={item.to} ref={item.active ? intoView : undefined}>
            <Link to={item.to} className={classNames(styles.item, item.active && styles.active)} aria-current={item.active ? 'page' : undefined} onClick={onFollow}>
              <Icon of={item.icon} active={item.active} />
              <span className={styles.itemLabel}>{item.label}</span>
              {item.count !== undefined && item.count > 0 && <span className={classNames(styles.itemCount, item.urgent && styles.urgent)}>{item.count.toLocaleString('en-US')}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function SearchBox({ label, shortcut, onSearch }: { label: string; shortcut: string; onSearch: (words: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  return (
    <form
      role="search" className={styles.search}
      onSubmit={(event) => {
        event.preventDefault()
        const words = input.current?.value.trim() ?? ''
        if (words) onSearch(words)
      }}
    >
      <Icon of={Search} size={16} />
      <input ref={input} type="search" name="q" placeholder={label} aria-label={label} aria-keyshortcuts="Control+K" autoComplete="off" />
      <kbd aria-hidden>{shortcut}</kbd>
    </form>
  )
}

/** A drawer of 384 that pushes the page aside instead of covering it; on a narrow screen it covers. The page owns whether it is open. */
export function DrawerPanel({ title, actions, footer, onClose, closeLabel, children }: { title: ReactNode; actions?: ReactNode; footer?: ReactNode; onClose: () => void; closeLabel: string; children: ReactNode }) {
  const slot = useContext(DrawerSlot)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && panel.current?.contains(document.activeElement)) onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])

  if (!slot) return null
  return createPortal(
    <aside ref={panel} className={styles.drawer}>
      <div className={styles.drawerHead}>
        <div className={styles.drawerTitle}>{title}</div>
        {actions}
        <button type="button" className={styles.icon} onClick={onClose} aria-label={closeLabel}><Icon of={X} /></button>
      </div>
      <div className={styles.drawerBody}>{children}</div>
      {footer !== undefined && <div className={styles.drawerFoot}>{footer}</div>}
    </aside>,
    slot,
  )
}
