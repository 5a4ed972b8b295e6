import type { ComponentType } from 'react'

export type TabName = 'home' | 'learn' | 'services' | 'me'

/** One page of the worker's app, as a scenario registers it. */
export interface WorkerPage {
  /** As the router reads it: `/classes/$classId`. */
  path: string
  /** Loaded when first opened, in a chunk of its own: `() => import('./class-page.tsx')`, which exports the page as default. */
  load: () => Promise<{ default: ComponentType }>
  /** The tab it belongs to; a page that sets it shows the tab bar with that tab active. Without, the page is alone on the screen. */
  tab?: TabName
  /** Opens without logging in: verification, public notices, the login page. */
  public?: true
  /** The certificate stands on its own ground. */
  ground?: 'certificate'
  /** Uses the whole width on a desktop (verification, login) instead of the phone's column. */
  wide?: true
}
