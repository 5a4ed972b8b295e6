import { Link } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { dayOf, dotted, EmptyState, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { LessonRow, PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { MarkingList } from '../marks/marking-list.tsx'
import { Problem } from '../plans/problem.tsx'
import { messages } from './messages.ts'
import { QuestionCards } from './question-cards.tsx'
import type { Lesson } from './words.ts'

/** What a trainer has to do: today's lessons first, then marks that are wanted and learners who ask; what comes, what was. */
export default function TeachingPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(classesRoutes.listMyTeaching, {}, { refetchInterval: 60_000 })
  const today = dayOf(new Date())
  const of = (which: (lesson: Lesson) => boolean) => data?.upcoming.filter(which) ?? []
  return (
    <>
      <PhoneTitle title={text.teachTitle} detail={text.teachDetail} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && !data.trainer && <EmptyState icon={Presentation} title={text.notTrainer}>{text.notTrainerText}</EmptyState>}
        {data?.trainer && data.upcoming.length + data.past.length === 0 && <EmptyState icon={Presentation} title={text.teachNone}>{text.teachNoneText}</EmptyState>}
        <Group title={text.teachToday} lessons={of((lesson) => dayOf(lesson.startsAt) === today)} />
        {data?.trainer && <><MarkingList /><QuestionCards /></>}
        <Group title={text.teachComing} lessons={of((lesson) => dayOf(lesson.startsAt) !== today)} />
        <Group title={text.teachPast} lessons={data?.past ?? []} />
      </PhoneBody>
    </>
  )
}

function Group({ title, lessons }: { title: string; lessons: readonly Lesson[] }) {
  if (lessons.length === 0) return null
  return <>
    <SectionTitle>{title}</SectionTitle>
    {lessons.map((lesson) => <TeachingRow key={lesson.id} lesson={lesson} />)}
  </>
}

function TeachingRow({ lesson }: { lesson: Lesson }) {
  const text = useText(messages)
  const format = useFormat()
  const note = dotted(text.dot, [lesson.state === 'cancelled' ? text.cancelledLesson : Date.parse(lesson.checkIn.from) > Date.now() ? text.learners(lesson.seated) : text.here(lesson.present + lesson.late, lesson.seated), lesson.leavesWaiting > 0 ? text.leavesWaiting(lesson.leavesWaiting) : ''])
  return (
    <LessonRow weekday={format.weekday(lesson.startsAt)} day={String(Number(dayOf(lesson.startsAt).slice(8)))} title={lesson.class.title} note={note} to={`/teaching/${lesson.id}`} Link={Link}
      detail={dotted(text.dot, [format.timeSpan(lesson.startsAt, lesson.endsAt), lesson.topic, lesson.venue?.name])} />
  )
}
