import { useState } from 'react'
import { Camera, Check, X } from 'lucide-react'
import { Button, buttonClass, Card, Icon, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import type { Noted } from './draft.ts'
import { messages } from './messages.ts'
import { shrink } from './photo.ts'
import styles from './inspections.module.css'

/** One thing to look at: in order or not, a line, a photo. */
export function ItemCard({ place, words, noted, onNote }: { place: number; words: string; noted: Noted; onNote: (noted: Noted) => void }) {
  const text = useText(messages)
  const [unreadable, setUnreadable] = useState(false)
  const take = (file: File) => { shrink(file).then((photo) => { setUnreadable(false); onNote({ ...noted, photo }) }, () => setUnreadable(true)) }
  return (
    <Card>
      <fieldset className={styles.item}>
        <legend><span className="num muted">{place}</span> {words}</legend>
        <div className={styles.choice} role="radiogroup" aria-label={words}>
          <button type="button" role="radio" aria-checked={noted.passed === true} onClick={() => onNote({ ...noted, passed: true })}><Icon of={Check} size={18} />{text.pass}</button>
          <button type="button" role="radio" aria-checked={noted.passed === false} data-bad onClick={() => onNote({ ...noted, passed: false })}><Icon of={X} size={18} />{text.fail}</button>
        </div>
        {noted.passed !== null && (
          <>
            <Input.TextArea aria-label={`${words}${text.dot}${noted.passed ? text.noteOptional : text.note}`} placeholder={noted.passed ? text.noteOptional : text.note} rows={2} maxLength={200} value={noted.note} onChange={(event) => onNote({ ...noted, note: event.target.value.replaceAll('\n', ' ') })} />
            {noted.photo && <img className={styles.photo} src={noted.photo} alt={text.photoOf(words)} />}
            <div className={styles.buttons}>
              <label className={buttonClass({ size: 'small' })}>
                <input type="file" className="said" aria-label={text.photoOf(words)} accept="image/jpeg,image/png" capture="environment" onChange={(event) => { const file = event.target.files?.[0]; if (file) take(file); event.target.value = '' }} />
                <Icon of={Camera} size={16} />{noted.photo ? text.photoAgain : text.photo}
              </label>
              {noted.photo && <Button size="small" kind="quiet" onClick={() => onNote({ ...noted, photo: null })}>{text.removePhoto}</Button>}
            </div>
            {unreadable && <p className={styles.warn}>{text.noPhoto}</p>}
          </>
        )}
      </fieldset>
    </Card>
  )
}
