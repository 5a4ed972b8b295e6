export { TabBar, type LinkComponent, type Tab } from './tab-bar.tsx'
export { IconButton, PhoneBar, PhoneBody, PhoneFrame, PhoneTitle } from './phone-frame.tsx'
export { setElderMode, useElderMode } from './elder-mode.ts'
