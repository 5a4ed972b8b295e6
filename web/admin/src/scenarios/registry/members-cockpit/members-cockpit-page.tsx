import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { memberCockpitRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { membersBehind, unitsBehind, useView } from './address.ts'
import { Figures } from './figures.tsx'
import { Groups } from './groups.tsx'
import { messages } from './messages.ts'
import type { Cockpit, FigureKey } from './model.ts'
import { Ranking } from './ranking.tsx'
import { TopLine } from './top-line.tsx'
import { Trend } from './trend.tsx'
import { UnitMap } from './unit-map.tsx'
import { styles } from './styles.ts'

/** The members of a unit on one screen, and the way down to every unit and every member. Read anew every five seconds. */
export default function MembersCockpitPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { view, change } = useView()
  const answer = useAnswer(memberCockpitRoutes.get, { unitId: view.unit, month: view.month }, { refetchInterval: 5_000, staleTime: 0 })
  const cockpit = useLast(answer.data)
  if (!cockpit) {
    return (
      <main data-theme="wall" className={styles.wall}>
        {answer.error ? <ProblemNotice problem={answer.error} action={<Button onClick={() => void answer.refetch()}>{text.again}</Button>} /> : <SkeletonRows label={text.loading} />}
      </main>
    )
  }
  /** Behind a figure stands the list of what it counted: units, or people. */
  const open = (key: FigureKey, of: { id: string; name: string }) => {
    if (key === 'unions') void navigate({ to: '/units' as string, search: unitsBehind(cockpit, of) as never })
    else void navigate({ to: '/members' as string, search: membersBehind(key, cockpit, of) as never })
  }
  const enter = (place: { id: string }) => change({ unit: place.id })
  return (
    <main data-theme="wall" className={styles.wall}>
      <TopLine cockpit={cockpit} change={change} readAt={answer.dataUpdatedAt} lost={answer.isError} />
      <Figures cockpit={cockpit} onOpen={(key) => open(key, cockpit.unit)} />
      <div className={styles.columns}>
        <section className={styles.left}><Ranking cockpit={cockpit} rank={view.rank ?? 'members'} onRank={(rank) => change({ rank })} onPlace={enter} onOpen={open} /></section>
        <UnitMap cockpit={cockpit} onPlace={enter} />
        <section className={styles.right}><Trend cockpit={cockpit} /><Groups cockpit={cockpit} /></section>
      </div>
    </main>
  )
}

/** The newest answer there was, also while the one to another question is on its way. */
function useLast(data: Cockpit | undefined): Cockpit | undefined {
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  return data ?? last
}
