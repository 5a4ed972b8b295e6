import { useState, type DragEvent } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { FileUp, ScanLine, Search } from 'lucide-react'
import { certificatesRoutes } from '@guildhall/contract'
import { ProblemError, upload } from '@guildhall/client'
import { Button, Icon, Mark, ProblemNotice, useText } from '@guildhall/ui'
import { VerifyForm } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { Links, Result, type Verification } from './result.tsx'
import styles from './verify.module.css'

/** Where anybody begins: a number, a file, or the advice to scan. A file is checked here; a number has an address of its own. */
export default function VerifyPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const [answer, setAnswer] = useState<Verification | null>(null)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)

  async function check(file: File | undefined): Promise<void> {
    if (!file || busy) return
    setBusy(true)
    setProblem(null)
    try {
      setAnswer(await upload(certificatesRoutes.verifyFile, file))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    void check(event.dataTransfer.files[0])
  }

  if (answer) return <Result of={answer} file onAgain={() => setAnswer(null)} />
  return (
    <div className={styles.page}>
      <header className={styles.top}><span className={styles.brand}><Mark size={30} /><b>{text.brand}</b><span className="muted">{text.product}</span></span><nav className={styles.links}><Links /></nav></header>
      <main id="main" className={styles.main}>
        <h1>{text.startTitle}</h1>
        <p className={styles.lead}>{text.startDetail}</p>
        <section className={styles.block}>
          <h2><Icon of={Search} />{text.byNumber}</h2>
          <VerifyForm icon={Search} placeholder={text.numberExample} button={<Button type="submit" kind="primary" size="large">{text.verify}</Button>} onVerify={(number) => void navigate({ to: `/v/${encodeURIComponent(number)}` as string })} />
          <p className={styles.hint}>{text.numberHint}</p>
        </section>
        <section className={styles.block}>
          <h2><Icon of={FileUp} />{text.byFile}</h2>
          <label className={styles.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
            <input type="file" className="said" accept=".pdf,.json,application/pdf,application/json" onChange={(event) => { void check(event.target.files?.[0]); event.target.value = '' }} />
            <b>{busy ? text.busy : text.choose}</b><span className={styles.dropWords}>{text.drop}</span>
          </label>
          <p className={styles.hint}>{text.fileHint}</p>
          <ProblemNotice problem={problem} />
        </section>
        <section className={styles.block}>
          <h2><Icon of={ScanLine} />{text.byScan}</h2>
          <p className={styles.hint}>{text.scanHint}</p>
        </section>
      </main>
    </div>
  )
}
