import { Link } from '@tanstack/react-router'
import { resultsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { dayOf, dotted, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { LessonRow } from '@guildhall/ui/phone'
import { messages } from './messages.ts'

type Marking = AnswerOf<typeof resultsRoutes.listMyMarking>['rows'][number]

/** Classes whose marks are mine to enter, on the trainer's page. */
export function MarkingList() {
  const text = useText(messages)
  const { data } = useAnswer(resultsRoutes.listMyMarking, {}, { refetchInterval: 60_000 })
  const rows = data?.rows.filter((row) => row.people > 0) ?? []
  if (rows.length === 0) return null
  return <>
    <SectionTitle>{text.listTitle}</SectionTitle>
    {rows.map((row) => <MarkingRow key={row.classId} row={row} />)}
  </>
}

function MarkingRow({ row }: { row: Marking }) {
  const text = useText(messages)
  const format = useFormat()
  const at = row.due ?? row.lastDay ?? dayOf(new Date())
  const state = row.returned !== null ? text.list.returned : row.state === 'assessing' ? text.list.assessing(row.complete, row.people) : text.list[row.state as 'running' | 'confirming' | 'closed']
  const note = row.due === null ? '' : row.state === 'confirming' ? text.list.review(format.day(row.due)) : text.list.due(format.day(row.due))
  return <LessonRow weekday={format.month(at).replace(/^\d+年/, '')} day={String(Number(at.slice(8)))} title={row.title} detail={dotted(text.dot, [text.people(row.people), note])} note={<b>{state}</b>} to={`/teaching/classes/${row.classId}`} Link={Link} />
}
