import { Link } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { dayOf, EmptyState, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { LessonRow, PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { MarkingList } from '../marks/marking-list.tsx'
import { Problem } from '../plans/problem.tsx'
import { messages } from './messages.ts'
import { QuestionCards } from './question-cards.tsx'
import type { Lesson } from './words.ts'

/** A trainer's lessons: today, what comes, what was. */
export default function TeachingPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(classesRoutes.listMyTeaching, {}, { refetchInterval: 60_000 })
  const today = dayOf(new Date())
  const groups: [string, readonly Lesson[]][] = data ? [
    [text.teachToday, data.upcoming.filter((lesson) => dayOf(lesson.startsAt) === today)], [text.teachComing, data.upcoming.filter((lesson) => dayOf(lesson.startsAt) !== today)], [text.teachPast, data.past],
  ] : []
  return (
    <>
      <PhoneTitle title={text.teachTitle} detail={text.teachDetail} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && !data.trainer && <EmptyState icon={Presentation} title={text.notTrainer}>{text.notTrainerText}</EmptyState>}
        {data?.trainer && data.upcoming.length + data.past.length === 0 && <EmptyState icon={Presentation} title={text.teachNone}>{text.teachNoneText}</EmptyState>}
        {data?.trainer && <><QuestionCards /><MarkingList /></>}
        {groups.filter(([, lessons]) => lessons.length > 0).map(([title, lessons]) => (
          <div key={title} style={{ display: 'grid', gap: 12 }}>
            <SectionTitle>{title}</SectionTitle>
            {lessons.map((lesson) => <TeachingRow key={lesson.id} lesson={lesson} />)}
          </div>
        ))}
      </PhoneBody>
    </>
  )
}

function TeachingRow({ lesson }: { lesson: Lesson }) {
  const text = useText(messages)
  const format = useFormat()
  const note = [lesson.state === 'cancelled' ? text.cancelledLesson : Date.parse(lesson.checkIn.from) > Date.now() ? text.learners(lesson.seated) : text.here(lesson.present + lesson.late, lesson.seated), lesson.leavesWaiting > 0 ? text.leavesWaiting(lesson.leavesWaiting) : ''].filter(Boolean).join(text.dot)
  return (
    <LessonRow weekday={format.weekday(lesson.startsAt)} day={String(Number(dayOf(lesson.startsAt).slice(8)))} title={lesson.class.title} note={note} to={`/teaching/${lesson.id}`} Link={Link}
      detail={[format.timeSpan(lesson.startsAt, lesson.endsAt), lesson.topic, lesson.venue?.name].filter(Boolean).join(text.dot)} />
  )
}
