import { useEffect, useRef } from 'react'
import { Button, QrCode, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './results.module.css'

/** The code at full width on white, so that it can be scanned across a counter. A page cannot turn the brightness up; it keeps the screen from going dark and says so. */
export function ShowCode({ address, title, number, onClose }: { address: string; title: string; number: string; onClose: () => void }) {
  const text = useText(messages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    let lock: WakeLockSentinel | undefined
    let over = false
    // Not everywhere, and not in a background tab: then the screen behaves as always.
    void navigator.wakeLock?.request('screen').then((held) => { if (over) void held.release(); else lock = held }, () => undefined)
    return () => {
      over = true
      void lock?.release()
    }
  }, [])
  return (
    <dialog ref={dialog} className={styles.show} onClose={onClose} aria-label={text.showTitle}>
      <h2>{text.showTitle}</h2>
      <QrCode text={address} label={text.qr} level="Q" />
      <p className={styles.showTitle}>{title}</p>
      <p className="num">{number}</p>
      <p className="muted">{text.showHint}</p>
      <Button size="large" block onClick={onClose}>{text.close}</Button>
    </dialog>
  )
}
