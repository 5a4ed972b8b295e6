import type { ComponentType } from 'react'
import type { Permission } from '@guildhall/contract'
import type { LucideIcon } from '@guildhall/ui'

/** Groups of the menu, in the order they are drawn; their names are in messages.ts. */
export const menuGroups = ['work', 'window', 'training', 'members', 'care', 'places', 'lectures', 'system'] as const
export type MenuGroupName = (typeof menuGroups)[number]

/** One page of the console, as a scenario registers it. */
export interface ConsolePage {
  /** As the router reads it, below /console: `/training/classes/$classId`. */
  path: string
  /** Loaded when first opened, in a chunk of its own; exports the page as default. */
  load: () => Promise<{ default: ComponentType }>
  /** Who may open it. The server decides again; here it hides the entry and explains instead of showing an empty page. */
  permission?: Permission
  menu?: {
    group: MenuGroupName
    icon: LucideIcon
    label: { zh: string; en: string }
    /** Key in the session's counts of what waits. */
    countKey?: string
  }
  /** Fills the screen without the frame: the wall, the login page, a print view. */
  bare?: true
  /** Opens without logging in. */
  public?: true
  /** A demo has no such page. */
  realOnly?: true
}
