import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { fileAddress, upload, useCommand, useRefresh, type ProblemError } from '@guildhall/client'
import { positionRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, ProblemNotice, colon, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Position } from './position-page.tsx'
import styles from './venues.module.css'

/** What the position looks like; each photo says what it shows. */
export function Photos({ of, manages }: { of: Position; manages: boolean }) {
  const shared = useText(messages)
  const text = shared.record
  const refresh = useRefresh()
  const [caption, setCaption] = useState('')
  const send = useMutation<unknown, ProblemError, File>({ mutationFn: (file) => upload(positionRoutes.addPhoto, file, { positionId: of.id, caption: caption.trim() }), onSuccess: () => { setCaption(''); return refresh() } })
  const remove = useCommand(positionRoutes.removePhoto)
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.photos}</h2></div>
      {of.photos.length === 0 && <p className="muted">{text.noPhotos}</p>}
      <ProblemNotice problem={send.error ?? remove.problem} />
      <ul className={styles.photos}>
        {of.photos.map((one) => <li key={one.id}><img src={fileAddress(positionRoutes.photo, { photoId: one.id })} alt={one.caption} /><span className={styles.small}>{one.caption}{manages && <Button size="small" kind="quiet" icon={Trash2} aria-label={`${shared.remove}${colon()}${one.caption}`} busy={remove.busy} onClick={() => remove.start({ photoId: one.id })} />}</span></li>)}
      </ul>
      {manages && of.photos.length < 8 && (
        <div className={styles.tools}>
          <Input aria-label={text.caption} placeholder={text.caption} maxLength={60} style={{ width: 180 }} value={caption} onChange={(event) => setCaption(event.target.value)} />
          <label className={buttonClass({ size: 'small' })} aria-disabled={caption.trim() === '' || undefined}>
            <input type="file" className="said" aria-label={text.addPhoto} accept="image/png,image/jpeg" disabled={caption.trim() === ''} onChange={(event) => { const file = event.target.files?.[0]; if (file) send.mutate(file); event.target.value = '' }} />
            {send.isPending ? text.uploading : text.addPhoto}
          </label>
        </div>
      )}
    </Card>
  )
}
