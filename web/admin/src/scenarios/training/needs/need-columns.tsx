import { Link } from '@tanstack/react-router'
import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { Chip, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import type { TableProps } from '@guildhall/ui/console'
import { listMessages } from './list-messages.ts'
import { ClassLink } from './class-link.tsx'
import { messages } from './messages.ts'
import { useNeedWords } from './words.ts'

export type Need = AnswerOf<typeof needsRoutes.listNeeds>['rows'][number]
export const columnNames = ['number', 'who', 'occupation', 'level', 'place', 'seats', 'windows', 'wanted', 'words', 'state', 'asked', 'class'] as const
export type ColumnName = (typeof columnNames)[number]

const looks: Record<Need['state'], [ChipTone, ChipShape]> = {
  open: ['amber', 'ring'], planned: ['neutral', 'half'], invited: ['neutral', 'half'], enrolled: ['jade', 'dot'], served: ['jade', 'dot'], withdrawn: ['neutral', 'dash'],
}

/** The state of a need: shape, word, colour. */
export function NeedState({ state }: { state: Need['state'] }) {
  const text = useText(messages)
  const [tone, shape] = looks[state]
  return <Chip tone={tone} shape={shape}>{text.states[state]}</Chip>
}

/** The columns of a table of needs, without those that the reader put away. */
export function useNeedColumns(hidden: readonly ColumnName[]): TableProps<Need>['columns'] {
  const text = useText(listMessages)
  const shared = useText(messages)
  const words = useNeedWords()
  const format = useFormat()
  const cells: Record<ColumnName, (need: Need) => React.ReactNode> = {
    number: (need) => <Link to={`/needs/${need.id}` as string} className="num">{need.number}</Link>,
    who: (need) => <><b style={{ fontWeight: 500 }}>{need.source === 'worker' ? need.applicant.name : need.unitName ?? need.applicant.name}</b> <span className="muted">{need.source === 'worker' ? need.unitName ?? '' : shared.sources[need.source]}</span></>,
    occupation: (need) => need.occupation?.name ?? <Chip tone="amber" shape="ring">{shared.unclassified}</Chip>,
    level: (need) => words.level(need.level),
    place: (need) => `${need.divisionName}${need.town ?? ''}`,
    seats: (need) => <span className="num">{format.count(need.seats)}</span>,
    windows: (need) => words.windows(need.windows),
    wanted: (need) => words.span(need),
    words: (need) => <span title={[need.wish, need.words].filter(Boolean).join('：')} style={{ display: 'block', maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{[need.wish, need.words].filter(Boolean).join('：')}</span>,
    state: (need) => <NeedState state={need.state} />,
    asked: (need) => <time className="num">{format.near(need.askedAt, new Date())}</time>,
    class: (need) => (need.class ? <ClassLink of={need.class} /> : ''),
  }
  return columnNames.filter((name) => !hidden.includes(name)).map((name) => ({
    key: name, title: text.column[name], align: name === 'seats' ? 'right' as const : undefined, render: (_: unknown, need: Need) => cells[name](need),
  }))
}
