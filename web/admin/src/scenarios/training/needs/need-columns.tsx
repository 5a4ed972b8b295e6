import { Link } from '@tanstack/react-router'
import { listColumns, type AnswerOf, type ColumnOf, type needsRoutes } from '@guildhall/contract'
import { Chip, colon, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import type { DataColumn } from '@guildhall/ui/console'
import { listMessages } from './list-messages.ts'
import { ClassLink } from './class-link.tsx'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { useNeedWords } from './words.ts'

export type Need = AnswerOf<typeof needsRoutes.listNeeds>['rows'][number]
type ColumnName = ColumnOf<'training.needs'>
const widths: Partial<Record<ColumnName, number>> = { who: 170, occupation: 90, place: 120, windows: 130, wanted: 100, asked: 80 }
const sorts: Partial<Record<ColumnName, DataColumn<Need>['sorts']>> = {
  asked: [{ by: 'newest', direction: 'descending' }, { by: 'oldest', direction: 'ascending' }], seats: [{ by: 'most-seats', direction: 'descending' }], wanted: [{ by: 'latest-first', direction: 'ascending' }],
}

const looks: Record<Need['state'], [ChipTone, ChipShape]> = {
  open: ['amber', 'ring'], planned: ['neutral', 'half'], invited: ['neutral', 'half'], enrolled: ['jade', 'dot'], served: ['jade', 'dot'], withdrawn: ['neutral', 'dash'],
}

/** The state of a need: shape, word, colour. */
export function NeedState({ state }: { state: Need['state'] }) {
  const text = useText(messages)
  const [tone, shape] = looks[state]
  return <Chip tone={tone} shape={shape}>{text.states[state]}</Chip>
}

/** The columns of a table of needs. */
export function useNeedColumns(): DataColumn<Need, ColumnName>[] {
  const text = useText(listMessages)
  const shared = useText(messages)
  const words = useNeedWords()
  const format = useFormat()
  const cells: Record<ColumnName, (need: Need) => React.ReactNode> = {
    number: (need) => <Link to={`/needs/${need.id}` as string} className="num" style={{ whiteSpace: 'nowrap' }}>{need.number}</Link>,
    who: (need) => <><b style={{ fontWeight: 500 }}>{need.source === 'worker' ? need.applicant.name : need.unitName ?? need.applicant.name}</b> <span className={styles.under}>{need.source === 'worker' ? need.unitName ?? '' : shared.sources[need.source]}</span></>,
    occupation: (need) => need.occupation?.name ?? <Chip tone="amber" shape="ring">{shared.unclassified}</Chip>,
    level: (need) => words.level(need.level),
    place: (need) => `${need.divisionName}${need.town ?? ''}`,
    seats: (need) => <span className="num">{format.count(need.seats)}</span>,
    windows: (need) => words.windows(need.windows),
    wanted: (need) => words.span(need),
    words: (need) => <span title={[need.wish, need.words].filter(Boolean).join(colon())} style={{ display: 'block', maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{[need.wish, need.words].filter(Boolean).join(colon())}</span>,
    state: (need) => <NeedState state={need.state} />,
    asked: (need) => <time className="num">{format.near(need.askedAt, new Date())}</time>,
    class: (need) => (need.class ? <ClassLink of={need.class} /> : ''),
  }
  return listColumns['training.needs'].map((id) => ({ id, label: text.column[id], numeric: id === 'seats', width: widths[id], sorts: sorts[id], cell: cells[id] }))
}
