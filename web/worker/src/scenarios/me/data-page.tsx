import { Link, useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { erasingRoutes, homeRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { dayWords } from './day-words.ts'
import { messages } from './messages.ts'
import styles from './me.module.css'

/** What is held about the reader, by source, with dates and reasons; and all of it as a file (PIPL, article 45). */
export default function DataPage() {
  const shared = useText(messages)
  const text = shared.data_
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const { data, error, refetch } = useAnswer(homeRoutes.held, {})
  const erasure = useAnswer(erasingRoutes.foresee, {})

  function save(): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: text.fileName })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: '/me' as string })} />
      <PhoneBody>
        <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <p>{text.intro(format.date(data.at))}</p>}
        {data && data.sections.length > 0 && <Button icon={Download} block onClick={save}>{text.export}</Button>}
        {data?.sections.length === 0 && <EmptyState title={text.none} />}
        {data?.sections.map((section) => (
          <Card key={section.source}>
            <details className={styles.section} open={section.rows.length <= 3}>
              <summary><b>{section.title[language]}</b><span className="muted">{text.rows(section.rows.length)}</span></summary>
              <p className={styles.small}>{text.why}{section.why[language]}</p>
              {section.rows.map((row, index) => (
                <div key={index} className={styles.datum}>
                  <p><span>{row.what[language]}</span>{row.at && <time className="muted" dateTime={row.at}>{format.date(row.at)}</time>}</p>
                  {row.facts.map((one) => <p key={one.name.en} className={styles.small}><span>{one.name[language]}</span><span>{dayWords(one.value[language], format)}</span></p>)}
                </div>
              ))}
            </details>
          </Card>
        ))}
        {data && <Card><h2>{text.wrong}</h2><p className="muted">{text.wrongNext}</p><p className={styles.next}><Link to={'/me/name' as string} search={{ next: '/me/data' } as never} className={buttonClass({ size: 'small' })}>{text.correct}</Link></p></Card>}
        {data && (
          <Card>
            <h2>{text.erase}</h2>
            <p className="muted">{erasure.data?.request ? text.erasing(format.date(erasure.data.request.dueOn)) : text.eraseNext}</p>
            <p className={styles.next}><Link to={'/me/erase' as string} className={buttonClass({ size: 'small' })}>{erasure.data?.request ? text.seeErasing : text.toErase}</Link></p>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
