import { useState } from 'react'
import { Bookmark, ChevronDown } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { listRoutes } from '@guildhall/contract'
import { Button, buttonClass, dotted, Icon, ProblemNotice, colon, useText } from '@guildhall/ui'
import { Checkbox, Input, MenuButton, Modal } from '@guildhall/ui/console'
import { Question } from '../ask-dialog.tsx'
import styles from './list.module.css'
import { messages } from './messages.ts'
import { sameState, type ListState } from './state.ts'
import type { View, Views } from './use-views.ts'

interface Props {
  views: Views
  /** Views that the page brings itself. */
  presets?: readonly { id: string; name: string; state: ListState }[]
  /** The part of the address that counts here; the whole of it unless said otherwise. */
  state?: ListState
}

/** Views of a list: choose one, keep what stands in the address as one, change and share them. */
export function ViewsMenu({ views, presets = [], state = views.state }: Props) {
  const text = useText(messages)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const { current, changed, look } = views
  const preset = presets.find((one) => sameState(one.state, state))
  const update = useCommand(listRoutes.changeView)
  const isAll = !current && !preset && Object.keys(state).length === 0
  const name = current ? (changed ? `${current.name}（${text.views.changed}）` : current.name) : preset?.name ?? (isAll ? text.views.all : text.views.unsaved)
  const detail = (view: View) => dotted(text.dot, [view.by ? text.views.shared(view.by) : view.shared ? text.views.sharedOwn : '', view.id === look?.defaultViewId ? text.views.begins : '']) || undefined
  return (
    <>
      <MenuButton
        label={`${text.views.label}${colon()}${name}`} className={buttonClass({ size: 'small' })}
        choices={[
          { id: 'all', label: text.views.all, selected: isAll, onChoose: views.showAll },
          ...presets.map((one) => ({ id: one.id, label: one.name, selected: one === preset, onChoose: () => views.show(one.state) })),
          ...views.views.map((view) => ({ id: view.id, label: view.name, detail: detail(view), selected: view === current, onChoose: () => views.show(view.state, view.id) })),
          ...(current?.own && changed ? [{ id: 'update', label: text.views.update(current.name), onChoose: () => update.start({ viewId: current.id, state }) }] : []),
          { id: 'save', label: text.views.save, onChoose: () => setDialog('save') },
          ...(views.views.length > 0 ? [{ id: 'manage', label: text.views.manage, onChoose: () => setDialog('manage') }] : []),
        ]}
      >
        <Icon of={Bookmark} size={15} />{name}<Icon of={ChevronDown} size={15} />
      </MenuButton>
      <ProblemNotice problem={update.problem} />
      {dialog === 'save' && <SaveView views={views} state={state} onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageViews views={views} onClose={() => setDialog(null)} />}
    </>
  )
}

function SaveView({ views, state, onClose }: { views: Views; state: ListState; onClose: () => void }) {
  const text = useText(messages).save
  const [form, setForm] = useState({ name: '', shared: false, begin: false })
  const save = useCommand(listRoutes.saveView, {
    onDone: (view) => {
      if (form.begin) void views.remember({ defaultViewId: view.id })
      views.show(view.state, view.id)
      onClose()
    },
  })
  return (
    <Modal
      open title={text.title} okText={text.ok} cancelText={text.cancel} confirmLoading={save.busy} okButtonProps={{ disabled: form.name.trim() === '' }} onCancel={onClose}
      onOk={() => save.start({ list: views.list, name: form.name.trim(), state, shared: form.shared })}
    >
      <div className={styles.form}>
        <p className="muted">{text.hint}</p>
        <Question label={text.name}><Input autoFocus maxLength={40} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
        <Checkbox checked={form.shared} onChange={(event) => setForm({ ...form, shared: event.target.checked })}>{text.share}</Checkbox>
        <Checkbox checked={form.begin} onChange={(event) => setForm({ ...form, begin: event.target.checked })}>{text.begin}</Checkbox>
        <ProblemNotice problem={save.problem} />
      </div>
    </Modal>
  )
}

function ManageViews({ views, onClose }: { views: Views; onClose: () => void }) {
  const text = useText(messages).manage
  const change = useCommand(listRoutes.changeView)
  const remove = useCommand(listRoutes.deleteView)
  return (
    <Modal open title={text.title} footer={<Button kind="primary" onClick={onClose}>{text.ok}</Button>} onCancel={onClose} width={620}>
      {views.views.length === 0 && <p className="muted">{text.none}</p>}
      <ul className={styles.manage}>
        {views.views.map((view) => (
          <li key={view.id}>
            {view.own
              ? <Input key={view.name} aria-label={text.nameOf(view.name)} defaultValue={view.name} maxLength={40} onBlur={(event) => { const name = event.target.value.trim(); if (name && name !== view.name) change.start({ viewId: view.id, name }) }} onPressEnter={(event) => event.currentTarget.blur()} />
              : <span>{view.name} <span className="muted">{text.of(view.by ?? '')}</span></span>}
            <Checkbox disabled={!view.own} aria-label={text.shareOf(view.name)} checked={view.shared} onChange={(event) => change.start({ viewId: view.id, shared: event.target.checked })}>{text.share}</Checkbox>
            <Checkbox aria-label={text.beginOf(view.name)} checked={view.id === views.look?.defaultViewId} onChange={(event) => void views.remember({ defaultViewId: event.target.checked ? view.id : null })}>{text.begin}</Checkbox>
            {view.own ? <Button size="small" kind="quiet" aria-label={text.removeOf(view.name)} onClick={() => remove.start({ viewId: view.id })}>{text.remove}</Button> : <span />}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={change.problem ?? remove.problem} />
    </Modal>
  )
}
