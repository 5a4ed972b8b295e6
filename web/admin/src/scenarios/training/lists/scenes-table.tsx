import { Link } from '@tanstack/react-router'
import { publicListRoutes, sceneWords, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import styles from './lists.module.css'
import { messages } from './messages.ts'

type Scenes = AnswerOf<typeof publicListRoutes.scenes>
type Scene = Scenes['scenes'][number]

/** Where each scene is worked on. */
const places: Record<Scene['key'], string> = {
  ask: '/needs', sort: '/needs?sure=none', plan: '/demand', opinions: '/plans?state=opinions', publish: '/plans?state=draft', enrol: '/classes?state=published', attend: '/classes?state=running', assess: '/classes?state=assessing',
  confirm: '/classes?state=confirming', certify: '/certificates', evaluate: '/evaluations', rectify: '/rectifications', follow: '/effect',
}

export function ScenesTable() {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, refetch } = useAnswer(publicListRoutes.scenes, {}, { refetchInterval: 60_000 })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <Card>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr><th>{text.column.scene}</th><th>{text.column.who}</th><th>{text.column.within}</th><th className={styles.end}>{text.column.now}</th><th className={styles.end}>{text.column.late}</th><th className={styles.end}>{text.column.done}</th><th className={styles.end}>{text.column.days}</th></tr></thead>
          <tbody>{data.scenes.map((scene) => <Row key={scene.key} scene={scene} floor={data.atLeast} />)}</tbody>
        </table>
      </div>
      <p className="muted">{text.note(data.atLeast, format.dateTime(data.at))}</p>
    </Card>
  )
}

function Row({ scene, floor }: { scene: Scene; floor: number }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const words = sceneWords[scene.key]
  const count = (value: number | null) => (value === null ? text.few(floor) : format.count(value))
  return (
    <tr>
      <td><Link to={places[scene.key] as string}>{words.title[language]}</Link><span className={styles.small}>{words.does[language]}</span></td>
      <td>{words.who[language]}</td>
      <td>{scene.within === null ? text.noLimit : scene.within.working ? text.working(scene.within.days) : text.daysWithin(scene.within.days)}</td>
      <td className={`${styles.end} num`}>{scene.key === 'certify' ? text.none : scene.now === null ? text.few(floor) : text.of[scene.of](format.count(scene.now))}</td>
      <td className={`${styles.end} num ${scene.late ? styles.late : ''}`}>{scene.within?.working !== true ? text.none : count(scene.late)}</td>
      <td className={`${styles.end} num`}>{count(scene.done)}</td>
      <td className={`${styles.end} num`}>{scene.medianDays === null ? text.none : text.median(format.count(Math.round(scene.medianDays)))}</td>
    </tr>
  )
}
