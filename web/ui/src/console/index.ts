export { ConsoleFrame, DrawerPanel, type ConsoleFrameProps, type MenuGroup, type MenuItem } from './console-frame.tsx'
export { MenuButton, type MenuChoice } from './menu-button.tsx'
export { FilterBar, PageTitle, TabLinks, tabClass, WithAside } from './page.tsx'
export type { LinkComponent } from '../phone/tab-bar.tsx'
