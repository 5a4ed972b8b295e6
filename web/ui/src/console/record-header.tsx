import { Fragment, type ReactNode } from 'react'
import { FigureRow } from '../components/figure.tsx'
import { Ruler, type RulerProps } from '../components/ruler.tsx'
import { PageTitle } from './page.tsx'
import { Remaining, type Lateness } from './queue.tsx'
import styles from './record-header.module.css'

export interface RecordHeaderProps {
  crumbs: ReactNode
  title: string
  chip: ReactNode
  /** In one line: kind, people, place, times. */
  facts: readonly ReactNode[]
  actions: ReactNode
  /** The next deadline; a finished record has none. */
  deadline?: { label: ReactNode; ruler: Omit<RulerProps, 'size' | 'tone'>; remaining: ReactNode; lateness: Lateness }
  figures?: ReactNode
}

/** Head of a record: what it is and in which state, its facts, then the next deadline beside four figures. */
export function RecordHeader({ crumbs, title, chip, facts, actions, deadline, figures }: RecordHeaderProps) {
  return (
    <>
      <PageTitle crumbs={crumbs} title={title} chip={chip} actions={actions} detail={<span className={styles.facts}>{facts.map((fact, index) => <Fragment key={index}><span>{fact}</span>{' '}</Fragment>)}</span>} />
      {(deadline !== undefined || figures !== undefined) && (
        <div className={styles.strip}>
          {deadline && (
            <div className={styles.deadline}>
              <p className={styles.label}>{deadline.label}</p>
              <div className={styles.line}>
                <div className={styles.ruler}><Ruler {...deadline.ruler} size="header" tone={deadline.lateness === 'ahead' ? 'ink' : 'amber'} /></div>
                <Remaining lateness={deadline.lateness}>{deadline.remaining}</Remaining>
              </div>
            </div>
          )}
          {figures !== undefined && <div className={styles.figures}><FigureRow>{figures}</FigureRow></div>}
        </div>
      )}
    </>
  )
}
