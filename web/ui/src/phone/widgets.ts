import { unstableSetRender } from 'antd-mobile'
import { createRoot, type Root } from 'react-dom/client'
import './widgets.css'

/**
 * antd-mobile opens toasts and dialogs through an API that React 19 removed; this gives it the present one. Import widgets only from here
 * ('@guildhall/ui/phone-widgets') and only in pages that pick dates, pictures or items: they do not belong in the first view.
 */
const roots = new WeakMap<Element | DocumentFragment, Root>()
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container)
  roots.set(container, root)
  root.render(node)
  return async () => {
    await Promise.resolve()
    root.unmount()
    roots.delete(container)
  }
})

export { ActionSheet, CalendarPicker, DatePicker, Dialog, ImageUploader, ImageViewer, Picker, Popup, PullToRefresh, Rate, Selector, Stepper, SwipeAction, TextArea, Toast } from 'antd-mobile'
