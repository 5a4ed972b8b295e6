import { useState } from 'react'
import { useAnswer } from '@guildhall/client'
import { joiningRoutes, workForms, type AnswerOf } from '@guildhall/contract'
import { Card, dotted, EmptyState, Field, SkeletonCards, useText } from '@guildhall/ui'
import { UnitField, type ChosenUnit } from '../../app/unit-field.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

export type Union = AnswerOf<typeof joiningRoutes.getUnion>
export type Work = (typeof workForms)[number]
export type Where = { division: string | null; town: string | null; work: Work | null; employer: ChosenUnit | null }

/** Where and how somebody works leads to the unions that are for them; a name leads to any. */
export function FindUnion({ where, onWhere, chosen, onChoose }: { where: Where; onWhere: (where: Where) => void; chosen: string | null; onChoose: (union: { code: string; name: string; why: 'search' | 'work' }) => void }) {
  const text = useText(messages)
  const [name, setName] = useState('')
  const places = useAnswer(joiningRoutes.places, {}, { staleTime: 600_000 })
  const q = name.trim()
  const byName = q.length >= 2
  const asked = byName || where.division !== null || where.employer !== null
  const found = useAnswer(joiningRoutes.findUnions, byName ? { q } : { division: where.division ?? undefined, town: where.town ?? undefined, work: where.work ?? undefined, employerId: where.employer?.id }, { enabled: asked })
  const towns = places.data?.divisions.find((one) => one.code === where.division)?.towns ?? []
  return (
    <>
      <Problem problem={places.error ?? found.error} onAgain={() => void found.refetch()} />
      <p className={styles.group}>{text.join.how}</p>
      <div className={styles.chips}>{workForms.map((work) => <button key={work} type="button" className={styles.chip} aria-pressed={where.work === work} onClick={() => onWhere({ ...where, work })}>{text.work[work]}</button>)}</div>
      {where.work === 'employed' && <UnitField label={text.join.employer} hint={text.join.employerHint} value={where.employer} onChange={(employer) => onWhere({ ...where, employer })} />}
      <p className={styles.group}>{text.join.where}</p>
      <div className={styles.chips}>{places.data?.divisions.map((one) => <button key={one.code} type="button" className={styles.chip} aria-pressed={where.division === one.code} onClick={() => onWhere({ ...where, division: one.code, town: null })}>{one.name}</button>)}</div>
      {towns.length > 0 && <div className={styles.chips}>{[null, ...towns].map((town) => <button key={town ?? ''} type="button" className={styles.chip} aria-pressed={where.town === town} onClick={() => onWhere({ ...where, town })}>{town ?? text.join.town}</button>)}</div>}
      <Field label={text.join.byName} hint={text.join.byNameHint} value={name} autoComplete="off" maxLength={40} onChange={(event) => setName(event.target.value)} />
      {asked && found.isPending && <SkeletonCards label={text.loading} count={2} />}
      {asked && found.data?.rows.length === 0 && <Card><EmptyState title={text.join.nothing}>{text.join.nothingNext}</EmptyState></Card>}
      {asked && (found.data?.rows.length ?? 0) > 0 && <p className={styles.group}>{text.join.offered}</p>}
      <div className={styles.list}>
        {asked && found.data?.rows.map((union) => (
          <button key={union.code} type="button" className={styles.offer} aria-pressed={chosen === union.code} onClick={() => onChoose({ code: union.code, name: union.name, why: byName ? 'search' : 'work' })}>
            <b>{union.name}</b><small>{dotted(text.dot, [text.why[union.why], text.kind[union.kind], text.accepts[union.accepts](union.promiseDays)])}</small>
          </button>
        ))}
      </div>
    </>
  )
}
