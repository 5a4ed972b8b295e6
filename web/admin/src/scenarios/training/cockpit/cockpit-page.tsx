import { useState } from 'react'
import { cockpitRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { useView, type FigureKey, type View } from './address.ts'
import { styles } from './styles.ts'
import { Figures } from './figures.tsx'
import { Happened } from './happened.tsx'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { PlaceCard } from './place-card.tsx'
import { PlaceMap } from './place-map.tsx'
import { Ranking } from './ranking.tsx'
import { Records } from './records.tsx'
import { TopLine } from './top-line.tsx'
import { Trend } from './trend.tsx'

/** The county on one screen. Read anew every five seconds; while another view is on its way the one before stays. */
export default function CockpitPage() {
  const text = useText(messages)
  const { view, change } = useView()
  const { month, division, town } = view
  const filter = { month, division, town }
  const answer = useAnswer(cockpitRoutes.get, filter, { refetchInterval: 5_000, staleTime: 0 })
  const cockpit = useLast(answer.data)

  if (!cockpit) {
    return (
      <main data-theme="wall" className={styles.wall}>
        {answer.error
          ? <ProblemNotice problem={answer.error} action={<Button onClick={() => void answer.refetch()}>{text.again}</Button>} />
          : <SkeletonRows label={text.loading} />}
      </main>
    )
  }
  const selected = selectedOf(cockpit.places, view.place ?? view.town)
  const choose = (place: string) => change({ place })
  const open = (figure: FigureKey, of: Pick<View, 'at' | 'occupation' | 'without'>) => change({ at: undefined, occupation: undefined, without: undefined, ...of, figure })
  const at = view.at && (cockpit.by === 'division' ? { division: view.at } : { town: view.at })
  const without = view.without === 'place' ? cockpit.by : view.without
  return (
    <main data-theme="wall" className={styles.wall}>
      <TopLine cockpit={cockpit} view={view} change={change} readAt={answer.dataUpdatedAt} lost={answer.isError} />
      <Figures cockpit={cockpit} wholeYear={view.month === undefined} onOpen={(figure) => open(figure, {})} />
      <div className={styles.columns}>
        <section className={styles.left}>
          <Ranking cockpit={cockpit} by={view.by ?? 'place'} selected={selected?.key ?? null} rank={view.rank} onRank={(rank) => change({ rank })} onBy={(by) => change({ by })} onPlace={choose} onOpen={open} />
          <PlaceCard place={selected} cockpit={cockpit} division={view.division} onOpen={open} />
        </section>
        <PlaceMap cockpit={cockpit} selected={selected?.key ?? null} onSelect={choose} />
        <section className={styles.right}>
          <Trend cockpit={cockpit} />
          <Happened cockpit={cockpit} />
        </section>
      </div>
      {view.figure && <Records key={`${view.figure} ${view.occupation} ${view.at} ${view.without}`} figure={view.figure} filter={{ ...filter, ...at, occupation: view.occupation, without }} place={cockpit.places.find((place) => place.key !== null && place.key === view.at)?.name} cockpit={cockpit} onClose={() => change({ figure: undefined, occupation: undefined, at: undefined, without: undefined })} />}
    </main>
  )
}

/** The place that was chosen; until somebody chooses, the one where most people wait: that is what the wall is looked at for. */
function selectedOf(places: readonly Place[], chosen: string | undefined): Place | null {
  const named = places.filter((place) => place.key !== null && place.asked > 0)
  const open = ({ asked, planned }: Place) => asked - planned
  return places.find((place) => place.key !== null && place.key === chosen) ?? named.toSorted((a, b) => open(b) - open(a))[0] ?? null
}

/** The newest answer there was, also while the one to another question is on its way. */
function useLast(data: Cockpit | undefined): Cockpit | undefined {
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  return data ?? last
}
