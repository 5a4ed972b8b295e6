import { useEffect, useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { Mark, setLanguage, useFormat, useLanguage } from '@guildhall/ui'
import { useSession } from '../session.ts'
import wall from './wall.module.css'

interface Props {
  /** Whose cockpit it is. */
  name: string
  words: { home: string; title: string; demo: string; language: string; lost: string; now: string; seconds: (age: number) => string }
  /** The other wall of the same unit. */
  other: { to: string; label: string }
  /** What of it is shown. */
  pickers: ReactNode
  readAt: number
  lost: boolean
  /** Said instead of the age while figures are being counted. */
  counting: string | null
  withDay?: boolean
}

/** The head of a wall: whose it is, what of it is shown, and how old the figures are. */
export function WallTopLine({ name, words, other, pickers, readAt, lost, counting, withDay = false }: Props) {
  const format = useFormat()
  const language = useLanguage()
  const { demo } = useSession()
  const now = useNow()
  const age = Math.max(0, Math.floor((now - readAt) / 1000))
  const told = <span className={lost || age > 20 ? wall['late'] : undefined} role="status">{lost ? words.lost : counting ?? (age === 0 ? words.now : words.seconds(age))}</span>
  return (
    <header className={wall['top']}>
      <Link to="/" className={wall['brand']} title={words.home}><Mark size={36} plate="var(--mark)" ink="var(--ink)" /><h1>{name}</h1></Link>
      <span className={wall['subtitle']}>{words.title}</span>
      <Link to={other.to as string} className={wall['other']}>{other.label}</Link>
      {demo && <span className={wall['demo']}>{words.demo}</span>}
      <span className={wall['space']} />
      <button type="button" className={wall['language']} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{words.language}</button>
      {pickers}
      <p className={wall['clock']}>
        <time className="figure" dateTime={new Date(now).toISOString()}>{format.time(now)}</time>
        {withDay ? <span>{format.monthDay(now)} · {told}</span> : told}
      </p>
    </header>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
