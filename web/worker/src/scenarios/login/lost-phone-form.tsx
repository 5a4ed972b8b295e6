import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, buttonClass, Field, ProblemNotice, useText } from '@guildhall/ui'
import { CodeField, digitsOf } from './code-field.tsx'
import { isPhone } from './code-form.tsx'
import { messages } from './messages.ts'
import styles from './login.module.css'

/** The old phone is gone: the new one is proven here, and a clerk then checks who it is. */
export function LostPhoneForm() {
  const text = useText(messages)
  const [form, setForm] = useState({ name: '', oldPhone: '', newPhone: '', code: '' })
  const [told, setTold] = useState<keyof typeof form | null>(null)
  const ask = useCommand(loginRoutes.requestPhoneChange)
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }))

  function send(): void {
    const wrong = !form.name.trim() ? 'name' : !isPhone(form.oldPhone) ? 'oldPhone' : !isPhone(form.newPhone) ? 'newPhone' : !/^\d{6}$/.test(form.code) ? 'code' : null
    setTold(wrong)
    if (!wrong) ask.start({ name: form.name, oldPhone: digitsOf(form.oldPhone), newPhone: digitsOf(form.newPhone), code: form.code })
  }
  if (ask.done) {
    return <div role="status"><h2>{text.lostDone}</h2><p>{text.lostDoneNext}</p><p><Link to="/login" className={buttonClass()}>{text.workerWay}</Link></p></div>
  }
  return (
    <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); send() }} noValidate>
      <p>{text.lostWhy}</p>
      <Field label={text.name} autoComplete="name" value={form.name} error={told === 'name' ? text.nameWrong : undefined} onChange={(event) => set({ name: event.target.value })} />
      <Field label={text.oldPhone} type="tel" value={form.oldPhone} error={told === 'oldPhone' ? text.phoneWrong : undefined} onChange={(event) => set({ oldPhone: event.target.value })} />
      <Field label={text.newPhone} type="tel" autoComplete="tel" value={form.newPhone} error={told === 'newPhone' ? text.phoneWrong : undefined} onChange={(event) => set({ newPhone: event.target.value })} />
      <CodeField phone={form.newPhone} purpose="new-phone" value={form.code} error={told === 'code' ? text.codeWrong : undefined} onChange={(code) => set({ code })} onPhoneWrong={() => setTold('newPhone')} />
      <ProblemNotice problem={ask.problem} />
      <Button kind="primary" size="large" block type="submit" busy={ask.busy}>{text.lostSend}</Button>
    </form>
  )
}
