import { useState, type ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { libraryRoutes, libraryShapes } from '@guildhall/contract'
import { ProblemNotice, useLanguage, useText } from '@guildhall/ui'
import { Input, Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Book } from './state-chip.tsx'
import styles from './library.module.css'

/** What the shelf says of a book, and who may read it. */
export function BookForm({ book, onClose }: { book: Book; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.form
  const language = useLanguage()
  const [form, setForm] = useState({ title: book.title, author: book.author, summary: book.summary, category: book.category, licence: book.licence, readers: book.readers })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const edit = useCommand(libraryRoutes.edit, { onDone: onClose })
  const ready = form.title.trim() !== '' && form.author.trim() !== '' && form.licence.trim().length >= 4
  return (
    <Modal open width={680} title={text.title} okText={shared.save} cancelText={shared.cancel} confirmLoading={edit.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => edit.start({ ...form, bookId: book.id, updatedAt: book.updatedAt })}>
      <div className={styles.form}>
        <ProblemNotice problem={edit.problem} />
        {book.state === 'draft' && <span className="muted">{text.proposal}</span>}
        <div className={styles.grid}>
          <Labelled label={text.name}><Input aria-label={text.name} maxLength={120} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Labelled>
          <Labelled label={text.author}><Input aria-label={text.author} maxLength={80} value={form.author} onChange={(event) => set({ author: event.target.value })} /></Labelled>
          <Labelled label={text.category}><Select aria-label={text.category} value={form.category} options={libraryShapes.bookCategory.options.map((one) => ({ value: one, label: libraryShapes.bookCategories[one][language] }))} onChange={(category) => set({ category })} /></Labelled>
          <Labelled label={text.readers}><Select aria-label={text.readers} value={form.readers} options={libraryShapes.bookReaders.options.map((one) => ({ value: one, label: shared.readers[one] }))} onChange={(readers) => set({ readers })} /></Labelled>
        </div>
        <Labelled label={text.licence}><Input.TextArea aria-label={text.licence} rows={2} maxLength={300} placeholder={text.licenceHint} value={form.licence} onChange={(event) => set({ licence: event.target.value })} /></Labelled>
        <Labelled label={text.summary}><Input.TextArea aria-label={text.summary} rows={4} maxLength={1_000} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></Labelled>
      </div>
    </Modal>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.field}><span className="muted">{label}</span>{children}</div>
}
