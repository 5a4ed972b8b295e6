import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { publicListRoutes, reformMeasureWords, sceneWords, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, RefusalNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import styles from './lists.module.css'
import { messages } from './messages.ts'

type Scene = AnswerOf<typeof publicListRoutes.publicScenes>['scenes'][number]
type Reform = AnswerOf<typeof publicListRoutes.publicReforms>['rows'][number]
const lists = ['scenes', 'reforms'] as const

/** The three lists of the service, for anybody: the demand has its own page; here are the scenes of a training and what was reformed. */
export default function ListsPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const [shown, setShown] = useState<(typeof lists)[number]>('scenes')
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? history.back() : void navigate({ to: '/' }))} />
      <PhoneBody>
        <div className={styles.tabs} role="group" aria-label={text.which}>
          {lists.map((one) => <Button key={one} size="small" kind={one === shown ? 'outlined' : 'quiet'} aria-pressed={one === shown} onClick={() => setShown(one)}>{text[one]}</Button>)}
          <Link to={'/demand' as string} className={buttonClass({ kind: 'quiet', size: 'small' })}>{text.demand}</Link>
        </div>
        {shown === 'scenes' ? <Scenes /> : <Reforms />}
      </PhoneBody>
    </>
  )
}

function Scenes() {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, isPending, refetch } = useAnswer(publicListRoutes.publicScenes, {}, { refetchInterval: 60_000 })
  return (
    <>
      {error && !data && <RefusalNotice what={text.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {isPending && <SkeletonCards label={text.loading} />}
      {data && (
        <>
          <p className="muted">{text.scenesDetail(format.near(data.at, new Date()))}</p>
          <ol className={styles.scenes}>{data.scenes.map((scene, index) => <li key={scene.key}><SceneCard scene={scene} place={index + 1} floor={data.atLeast} /></li>)}</ol>
        </>
      )}
    </>
  )
}

/** Where a worker goes for what is done in a scene; the rest is done at the desk. */
const where: Partial<Record<Scene['key'], { to: string; say: keyof (typeof messages)['zh']['links'] }>> = {
  ask: { to: '/needs/new', say: 'ask' }, sort: { to: '/my-needs', say: 'mine' }, plan: { to: '/demand', say: 'plan' }, opinions: { to: '/opinions', say: 'opinions' }, enrol: { to: '/classes', say: 'enrol' }, attend: { to: '/scan', say: 'attend' },
  certify: { to: '/verify', say: 'certify' }, evaluate: { to: '/evaluations', say: 'evaluate' }, follow: { to: '/evaluations', say: 'evaluate' },
}

function SceneCard({ scene, place, floor }: { scene: Scene; place: number; floor: number }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const words = sceneWords[scene.key]
  const link = where[scene.key]
  const facts = [
    scene.key === 'certify' ? null : scene.now === null ? text.few(floor) : text.now[scene.of](format.count(scene.now)),
    scene.done !== null && text.done(format.count(scene.done)),
    scene.medianDays !== null && text.median(format.count(Math.round(scene.medianDays))),
  ].filter(Boolean)
  return (
    <Card>
      <div className={styles.head}>
        <h2><span className="num">{place}</span>{words.title[language]}</h2>
        <span className={styles.small}>{scene.within === null ? text.noLimit : scene.within.working ? text.working(scene.within.days) : text.days(scene.within.days)}</span>
      </div>
      <p className={styles.does}>{words.does[language]}</p>
      <p className={styles.facts}>
        <span>{words.who[language]}</span>
        {facts.map((fact) => <span key={String(fact)} className="num">{fact}</span>)}
        {scene.late !== null && <span className={scene.late > 0 ? styles.late : undefined}>{scene.late > 0 ? text.late(format.count(scene.late)) : text.onTime}</span>}
      </p>
      {link && <p className={styles.go}><Link to={link.to as string} className={buttonClass({ size: 'small' })}>{text.links[link.say]}</Link></p>}
    </Card>
  )
}

function Reforms() {
  const text = useText(messages)
  const { data, error, isPending, refetch } = useAnswer(publicListRoutes.publicReforms, {})
  return (
    <>
      {error && !data && <RefusalNotice what={text.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {isPending && <SkeletonCards label={text.loading} />}
      {data?.rows.length === 0 && <EmptyState title={text.none}>{text.noneText}</EmptyState>}
      {data && data.rows.length > 0 && <ol className={styles.scenes}>{data.rows.map((reform) => <li key={reform.id}><ReformCard reform={reform} /></li>)}</ol>}
    </>
  )
}

function ReformCard({ reform }: { reform: Reform }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <div className={styles.head}>
        <h2>{reform.title}</h2>
        <span className={styles.small}>{text.since(format.date(reform.since))}</span>
      </div>
      <p className={styles.small}>{reform.unitName}{reform.endedOn !== null && ` · ${text.ended(format.date(reform.endedOn), reform.endedWhy ?? '')}`}</p>
      <dl className={styles.words}>
        <div><dt>{text.before}</dt><dd>{reform.before}</dd></div>
        <div><dt>{text.change}</dt><dd>{reform.change}</dd></div>
        <div><dt>{text.why}</dt><dd>{reform.why}</dd></div>
      </dl>
      <Effect reform={reform} />
    </Card>
  )
}

function Effect({ reform }: { reform: Reform }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { effect } = reform
  const side = (label: string, of: NonNullable<Reform['effect']>['before']) => (
    <p>
      <span className={styles.small}>{label}</span>
      {of.value === null ? <span>{text.tooFew}</span> : <b className={`${styles.value} num`}>{of.value}</b>}
      {of.value !== null && <span className={styles.small}>{of.low !== null && of.high !== null && `(${of.low}–${of.high}) `}{text.of(format.count(of.n))}</span>}
    </p>
  )
  return (
    <div className={styles.effect}>
      <h3>{text.effect(reformMeasureWords[reform.measure][language])}</h3>
      {effect === null ? <p className={styles.note}>{text.notYet}</p> : <>{side(text.was, effect.before)}{side(text.is, effect.after)}<p className={styles.note}>{text.measured(format.near(effect.at, new Date()))}</p></>}
    </div>
  )
}
