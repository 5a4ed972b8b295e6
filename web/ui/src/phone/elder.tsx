import { useEffect, useState, type ReactNode } from 'react'
import { CircleStop, Volume2 } from 'lucide-react'
import { Card } from '../components/card.tsx'
import { Icon, type LucideIcon } from '../components/icon.tsx'
import styles from './elder.module.css'

/** A card of elder mode: one thing, said in a few words, with one button as wide as the card. */
export function ElderCard({ kicker, time, title, detail, action }: { kicker?: ReactNode; time?: string; title: string; detail?: ReactNode; action?: ReactNode }) {
  return (
    <Card as="article">
      {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
      {time === undefined
        ? <h2 className={styles.title}>{title}</h2>
        : <div className={styles.timeRow}><span className={`figure ${styles.time}`}>{time}</span><h2 className={styles.title}>{title}</h2></div>}
      {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </Card>
  )
}

/** A whole card that can be pressed: a green disc with what it does, and two lines. */
export function ElderCall({ icon, title, detail, href }: { icon: LucideIcon; title: string; detail: ReactNode; href: string }) {
  return (
    <Card padding="flush" as="article">
      <a className={styles.call} href={href}>
        <span className={styles.disc}><Icon of={icon} size={28} /></span>
        <span><b className={styles.title}>{title}</b><span className={styles.detail}>{detail}</span></span>
      </a>
    </Card>
  )
}

/** What is being late, in elder mode: amber, bold and with a clock. */
export function ElderWarning({ icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return <span className={styles.warning}><Icon of={icon} size={26} active />{children}</span>
}

/** Reads the page aloud. Where the device cannot speak, the button is not there. `read` gives what to say when it is pressed. */
export function ReadAloud({ label, stopLabel, read, language }: { label: string; stopLabel: string; read: () => string; language: 'zh' | 'en' }) {
  const [speaking, setSpeaking] = useState(false)
  const able = typeof speechSynthesis !== 'undefined'
  useEffect(() => () => {
    if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
  }, [])
  if (!able) return null

  function speak(): void {
    if (speaking) return speechSynthesis.cancel()
    const words = new SpeechSynthesisUtterance(read())
    words.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
    words.rate = 0.9
    words.addEventListener('end', () => setSpeaking(false))
    words.addEventListener('error', () => setSpeaking(false))
    setSpeaking(true)
    speechSynthesis.speak(words)
  }

  return <button type="button" className={styles.read} onClick={speak} aria-pressed={speaking}><Icon of={speaking ? CircleStop : Volume2} size={26} active />{speaking ? stopLabel : label}</button>
}

/** What a page says, for ReadAloud: the words of its main part, without those of its buttons and icons. */
export function wordsOfPage(): string {
  const main = document.getElementById('main')
  if (!main) return ''
  const copy = main.cloneNode(true) as HTMLElement
  for (const silent of copy.querySelectorAll('button, svg, [aria-hidden="true"], .said')) silent.remove()
  return Array.from(copy.querySelectorAll('h1, h2, h3, p, time, .figure, b'), (part) => part.textContent.trim()).filter(Boolean).join('。')
}
