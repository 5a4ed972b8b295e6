import { useState } from 'react'
import { Plus } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, SectionTitle, Timeline, useFormat, useText } from '@guildhall/ui'
import { AskReason } from './ask-reason.tsx'
import { messages } from './messages.ts'
import type { ClassRecord } from './words.ts'

type Item = ClassRecord['timeline'][number]

/** What happened and what is next; colleagues add to it. */
export function ClassTimeline({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const format = useFormat()
  const [noting, setNoting] = useState(false)
  const note = useCommand(classesRoutes.addClassNote, { onDone: () => setNoting(false) })
  const now = new Date()
  return (
    <section>
      <SectionTitle aside={record.can.includes('note') && <Button size="small" kind="quiet" icon={Plus} onClick={() => setNoting(true)}>{text.record.note}</Button>}>{text.timeline.title}</SectionTitle>
      <Timeline
        label={text.timeline.title}
        items={record.timeline.map((item) => ({ id: item.id, when: <time>{format.near(item.at, now)} {format.time(item.at)}</time>, ...sayOf(item, text.timeline), tone: item.ahead ? 'ahead' as const : item.kind === 'escalated' || (item.kind === 'leave' && item.event === 'asked') ? 'amber' as const : 'past' as const }))}
      />
      {noting && <AskReason title={text.timeline.noteTitle} words={text.timeline.noteText} label={text.record.note} action={text.timeline.noteDo} max={300} busy={note.busy} problem={note.problem} onClose={() => setNoting(false)} onSay={(words) => note.start({ classId: record.class.id, text: words })} />}
    </section>
  )
}

type Words = ReturnType<typeof useText<typeof messages.zh>>['timeline']

function sayOf(item: Item, words: Words): { title: string; detail?: string } {
  const by = item.actor ? words.by(item.actor) : undefined
  if (item.kind === 'lesson') {
    const title = item.event === 'cancelled' ? words.lessonCancelled : item.ahead ? words.lessonAhead(item.count ?? 0) : words.lessonHeld(item.count ?? 0, item.of ?? 0)
    return { title, detail: item.text ?? undefined }
  }
  if (item.kind === 'leave') return { title: words.leave(item.actor, item.count ?? 0), detail: [item.text, words.leaveState[item.event as 'asked']].filter(Boolean).join('，') }
  if (item.kind === 'offers') return { title: words.offers(item.count ?? 0), detail: [words.offersCame(item.of ?? 0), by].filter(Boolean).join('，') }
  if (item.kind === 'head') return { title: words.head[item.event as 'set'](item.text ?? ''), detail: by }
  if (item.kind === 'noted') return { title: item.text ?? words.noted, detail: by ?? words.noted }
  const named = words.event[(item.kind === 'moved' || item.kind === 'opened' ? item.event : item.kind) as keyof Words['event']]
  return { title: named ?? words.noted, detail: [item.text, by].filter(Boolean).join('，') || undefined }
}
