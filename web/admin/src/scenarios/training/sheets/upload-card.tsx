import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { sheetsRoutes } from '@guildhall/contract'
import { upload, useRefresh, type ProblemError } from '@guildhall/client'
import { buttonClass, Card, ProblemNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { Sheets } from './sheets-page.tsx'
import styles from './sheets.module.css'

/** Sends a stack of pictures one after the other; what has gone before one that is refused has arrived. */
export function UploadCard({ classId, of }: { classId: string; of: Sheets }) {
  const text = useText(messages)
  const refresh = useRefresh()
  const [sent, setSent] = useState<{ done: number; all: number } | null>(null)
  const send = useMutation<void, ProblemError, readonly File[]>({
    mutationFn: async (files) => {
      for (const [done, file] of files.entries()) {
        setSent({ done, all: files.length })
        await upload(sheetsRoutes.upload, file, { classId })
      }
    },
    onSettled: () => { setSent(null); return refresh() },
  })
  return (
    <Card>
      <h2 className={styles.title}>{text.send}</h2>
      <p className={styles.note}>{text.sendText}</p>
      <div className={styles.tools}>
        <label className={buttonClass({ kind: 'primary' })} aria-disabled={send.isPending || undefined}>
          <input type="file" className="said" multiple accept="image/png,image/jpeg,application/pdf" aria-label={text.choose} disabled={send.isPending} onChange={(event) => { const files = [...event.target.files ?? []]; event.target.value = ''; if (files.length > 0) send.mutate(files) }} />
          {text.choose}
        </label>
        <span role="status">{sent ? text.sending(sent.done, sent.all) : of.reading > 0 ? text.reading(of.reading) : ''}</span>
      </div>
      <ProblemNotice problem={send.error} />
      <p className={styles.note}>{text.kept(of.keptDays)}</p>
    </Card>
  )
}
