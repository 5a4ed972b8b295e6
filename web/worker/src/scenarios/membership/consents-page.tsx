import { useAnswer, useCommand } from '@guildhall/client'
import { consentPurposes, consentTerms, joiningRoutes } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** What I agreed to, use by use, with the way to take an optional one back. */
export default function ConsentsPage() {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { data, error } = useAnswer(joiningRoutes.consents, {})
  const set = useCommand(joiningRoutes.setConsent)
  return (
    <>
      <Bar title={text.consents.title} home="/my-union" />
      <PhoneBody>
        <Problem problem={error ?? set.problem} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && <EmptyState title={text.consents.none}>{text.consents.noneNext}</EmptyState>}
        {data && data.rows.length > 0 && <p className="muted">{text.consents.hint}</p>}
        {data && data.rows.length > 0 && consentPurposes.map((purpose) => {
          const said = data.rows.find((one) => one.purpose === purpose)
          const { title, text: words, required } = consentTerms[purpose]
          return (
            <Card key={purpose} padding="row">
              <div className={styles.consent}>
                <h3>{title[language]}<Chip tone={said?.granted ? 'jade' : 'neutral'} shape={said?.granted ? 'dot' : 'ring'}>{said?.granted ? text.app.yes : text.app.no}</Chip></h3>
                {required ? <Chip tone="ink" shape="none">{text.join.required}</Chip> : <Button size="small" busy={set.busy} onClick={() => set.start({ purpose, granted: !said?.granted })}>{said?.granted ? text.consents.take : text.consents.give}</Button>}
                <p>{words[language]}</p><p>{said ? text.consents.since(format.dateTime(said.at)) : text.consents.never}</p>
              </div>
            </Card>
          )
        })}
      </PhoneBody>
    </>
  )
}
