import { useEffect, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { fileAddress, upload, useCommand, useRefresh, type ProblemError } from '@guildhall/client'
import { benefitRoutes, benefitShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, ProblemNotice, colon, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

/** A picture that is to be sent, with what it shows. */
export type Chosen = { file: File; caption: string }
const most = benefitShapes.mostBenefitPictures

export const sendPicture = (releaseId: string, { file, caption }: Chosen) => upload(benefitRoutes.addPicture, file, { releaseId, caption })

/** What a release looks like: shown to whoever may claim it, and said by its caption to those who do not see it. */
export function Pictures({ release, manages }: { release: AnswerOf<typeof benefitRoutes.claims>['release']; manages: boolean }) {
  const shared = useText(messages)
  const text = shared.pictures
  const refresh = useRefresh()
  const send = useMutation<unknown, ProblemError, Chosen>({ mutationFn: (chosen) => sendPicture(release.id, chosen), onSuccess: () => refresh() })
  const remove = useCommand(benefitRoutes.removePicture)
  if (release.pictures.length === 0 && !manages) return null
  return (
    <Card>
      <h2 className={styles.title}>{text.title}</h2>
      {release.pictures.length === 0 && <p className="muted">{text.none}</p>}
      <ProblemNotice problem={send.error ?? remove.problem} />
      <ul className={styles.pictures}>
        {release.pictures.map((one) => <li key={one.id}><img src={fileAddress(benefitRoutes.picture, { pictureId: one.id })} alt={one.caption} /><Captioned caption={one.caption} onRemove={manages ? () => remove.start({ pictureId: one.id }) : undefined} busy={remove.busy} /></li>)}
      </ul>
      {manages && release.pictures.length < most && <Chooser busy={send.isPending} onChoose={(chosen, taken) => send.mutate(chosen, { onSuccess: taken })} />}
    </Card>
  )
}

/** Pictures chosen before there is a release that they could belong to. */
export function ChosenPictures({ chosen, onChange }: { chosen: readonly Chosen[]; onChange: (chosen: Chosen[]) => void }) {
  const text = useText(messages).pictures
  return (
    <div className={styles.field}>
      <span className="muted">{text.title}</span>
      <ul className={styles.pictures}>{chosen.map((one, index) => <li key={`${one.file.name} ${index}`}><Preview {...one} /><Captioned caption={one.caption} onRemove={() => onChange(chosen.filter((other) => other !== one))} /></li>)}</ul>
      {chosen.length < most && <Chooser onChoose={(one, taken) => { onChange([...chosen, one]); taken() }} />}
    </div>
  )
}

function Preview({ file, caption }: Chosen) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return <img src={address} alt={caption} />
}

function Captioned({ caption, onRemove, busy = false }: { caption: string; onRemove: (() => void) | undefined; busy?: boolean }) {
  const text = useText(messages).pictures
  return <span className={styles.small}>{caption}{onRemove && <Button size="small" kind="quiet" icon={Trash2} aria-label={`${text.remove}${colon()}${caption}`} busy={busy} onClick={onRemove} />}</span>
}

/** First what it shows, then the file: a picture without words is nothing to those who do not see it. The words stay until the picture is taken: after a refusal another one may show the same. */
function Chooser({ onChoose, busy = false }: { onChoose: (chosen: Chosen, taken: () => void) => void; busy?: boolean }) {
  const text = useText(messages).pictures
  const [caption, setCaption] = useState('')
  const idle = caption.trim() === '' || busy
  return (
    <div className={styles.row}>
      <Input aria-label={text.caption} placeholder={text.caption} maxLength={60} style={{ width: 240 }} value={caption} onChange={(event) => setCaption(event.target.value)} />
      <label className={buttonClass({ size: 'small' })} aria-disabled={idle || undefined}>
        <input
          type="file" className="said" aria-label={text.add} accept="image/png,image/jpeg" disabled={idle}
          onChange={(event) => { const file = event.target.files?.[0]; if (file) onChoose({ file, caption: caption.trim() }, () => setCaption((now) => (now === caption ? '' : now))); event.target.value = '' }}
        />
        {busy ? text.sending : text.add}
      </label>
    </div>
  )
}
