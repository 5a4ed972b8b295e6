import { Copy } from 'lucide-react'
import { Button, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './system.module.css'

/** A password that is shown this once, and stands nowhere afterwards. */
export function OneTimePassword({ title, loginName, password, onClose }: { title: string; loginName: string; password: string; onClose: () => void }) {
  const text = useText(messages).accounts
  return (
    <Modal open title={title} closable={false} footer={<Button kind="primary" onClick={onClose}>{text.done}</Button>}>
      <div className={styles.form}>
        <p>{text.once}</p>
        <p>{text.login} <b>{loginName}</b></p>
        <p className={styles.password}>{password}</p>
        <div><Button size="small" icon={Copy} onClick={() => void navigator.clipboard.writeText(password)}>{text.copy}</Button></div>
      </div>
    </Modal>
  )
}
