import { useState } from 'react'
import { Bookmark, ChevronDown } from 'lucide-react'
import { buttonClass, Icon, useText } from '@guildhall/ui'
import { Input, MenuButton, Modal } from '@guildhall/ui/console'
import type { NeedFilter } from './address.ts'
import { demandMessages } from './demand-messages.ts'
import { messages } from './messages.ts'

type View = { name: string; filter: NeedFilter }
const storageKey = 'guildhall.demand-views'

/** Sets of filters under a name. They are this reader's, on this device; the address of a view can be sent to anybody. */
export function SavedViews({ filter, onChoose }: { filter: NeedFilter; onChoose: (filter: NeedFilter) => void }) {
  const text = useText(demandMessages)
  const shared = useText(messages)
  const [own, setOwn] = useState(readViews)
  const [naming, setNaming] = useState<string | null>(null)
  const views: View[] = [{ name: text.allViews, filter: {} }, nextMonth(text.nextMonth), ...own]
  const current = views.find((view) => same(view.filter, filter))

  function keep(views: View[]): void {
    setOwn(views)
    try {
      localStorage.setItem(storageKey, JSON.stringify(views))
    } catch {
      // A private window: the view lasts as long as the page.
    }
  }

  return (
    <>
      <MenuButton
        label={`${text.views}：${current?.name ?? ''}`} className={buttonClass({ size: 'small' })}
        choices={[
          ...views.map((view) => ({ id: view.name, label: view.name, selected: view === current, onChoose: () => onChoose(view.filter) })),
          { id: 'save', label: text.saveView, onChoose: () => setNaming('') },
          ...(current && own.includes(current) ? [{ id: 'remove', label: text.removeView(current.name), onChoose: () => keep(own.filter((view) => view !== current)) }] : []),
        ]}
      >
        <Icon of={Bookmark} size={15} />{current?.name ?? text.views}<Icon of={ChevronDown} size={15} />
      </MenuButton>
      <Modal
        open={naming !== null} title={text.viewName} okText={shared.save} cancelText={shared.cancel} okButtonProps={{ disabled: !naming?.trim() }} onCancel={() => setNaming(null)}
        onOk={() => {
          keep([...own.filter((view) => view.name !== naming), { name: naming!.trim(), filter }])
          setNaming(null)
        }}
      >
        <Input value={naming ?? ''} maxLength={20} aria-label={text.viewName} onChange={(event) => setNaming(event.target.value)} />
      </Modal>
    </>
  )
}

function same(a: NeedFilter, b: NeedFilter): boolean {
  const plain = (filter: NeedFilter) => JSON.stringify(Object.entries(filter).filter(([, value]) => value !== undefined).sort(([x], [y]) => x.localeCompare(y)))
  return plain(a) === plain(b)
}

function readViews(): View[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((view): view is View => typeof view === 'object' && view !== null && 'name' in view && 'filter' in view) : []
  } catch {
    return []
  }
}

/** What is wanted next month: the view from which most plans are made. */
function nextMonth(name: (month: number) => string): View {
  const now = new Date()
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 1))
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 0))
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return { name: name(first.getUTCMonth() + 1), filter: { wantedFrom: day(first), wantedTo: day(last), state: ['open'] } }
}
