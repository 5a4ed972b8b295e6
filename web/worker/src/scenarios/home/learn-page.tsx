import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { BookOpen, ChevronRight, PenLine } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { certificatesRoutes, classesRoutes, evaluationsRoutes, needsRoutes, plansRoutes } from '@guildhall/contract'
import { buttonClass, Card, Chip, dotted, EmptyState, Icon, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { LessonRow, PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './home.module.css'

const shown = 3

/** Everything about learning on one page, each part with the way to its own. */
export default function LearnPage() {
  const shared = useText(messages)
  const text = shared.learn
  const format = useFormat()
  const needs = useAnswer(needsRoutes.listMyNeeds, { limit: shown })
  const classes = useAnswer(classesRoutes.listMyClasses, {})
  const certificates = useAnswer(certificatesRoutes.listMine, {})
  const opinions = useAnswer(plansRoutes.listMyOpinions, {})
  const evaluations = useAnswer(evaluationsRoutes.listMine, {})
  const open = useAnswer(plansRoutes.listPublishedClasses, { open: 'true', limit: shown })
  const all = [needs, classes, certificates, open]
  const problem = all.find((one) => one.error && !one.data)?.error ?? null
  const asked = opinions.data?.rows.filter((row) => row.proposal.open && row.stance === null) ?? []
  const toJudge = evaluations.data?.rows.filter((row) => row.state === 'open') ?? []
  const live = classes.data?.rows.filter((row) => row.enrolment.state !== 'cancelled' && ['published', 'running', 'assessing', 'confirming'].includes(row.class.state)) ?? []
  return (
    <>
      <PhoneTitle title={text.title} detail={text.detail} actions={<Link to={'/needs/new' as string} className={`${buttonClass({ kind: 'primary' })} ${styles.action}`}><Icon of={PenLine} size={17} active />{text.wish}</Link>} />
      <PhoneBody>
        <ProblemNotice problem={problem} />
        {all.some((one) => one.isPending) && !problem && <SkeletonCards label={shared.loading} />}
        {(asked.length > 0 || toJudge.length > 0 || classes.data?.teaching) && (
          <Card padding="flush"><div className={styles.rows}>
            {asked.length > 0 && <Row to={asked.length === 1 ? `/opinions/${asked[0]!.id}` : '/opinions'} title={text.opinions} aside={<Chip tone="amber">{asked.length}</Chip>} />}
            {toJudge.length > 0 && <Row to={toJudge.length === 1 ? `/my-classes/${toJudge[0]!.classId}/evaluation` : '/evaluations'} title={text.evaluations} aside={<Chip tone="amber">{toJudge.length}</Chip>} />}
            {classes.data?.teaching && <Row to="/teaching" title={text.teaching} />}
          </div></Card>
        )}
        {needs.data && (
          <>
            <SectionTitle aside={needs.data.rows.length > 0 && <Link to={'/my-needs' as string}>{text.all}</Link>}>{text.needs}</SectionTitle>
            {needs.data.rows.length === 0
              ? <Card><EmptyState icon={BookOpen} title={text.noNeeds}>{text.noNeedsNext}</EmptyState></Card>
              : <Card padding="flush"><div className={styles.rows}>{needs.data.rows.map((need) => <Row key={need.id} to={`/my-needs/${need.id}`} title={need.occupation?.name ?? need.wish ?? need.words ?? need.number} detail={format.near(need.askedAt, new Date())} aside={<Chip shape={need.state === 'open' ? 'ring' : 'dot'} tone={need.state === 'invited' ? 'amber' : need.state === 'enrolled' || need.state === 'served' ? 'jade' : 'neutral'}>{text.states[need.state]}</Chip>} />)}</div></Card>}
          </>
        )}
        {classes.data && (
          <>
            <SectionTitle aside={classes.data.rows.length > 0 && <Link to={'/my-classes' as string}>{text.all}</Link>}>{text.classes}</SectionTitle>
            {live.length === 0 ? <Card><p className="muted">{text.noClasses}</p></Card> : live.slice(0, shown).map((row) => {
              const at = row.class.nextSession?.startsAt ?? row.class.firstDay
              return <LessonRow key={row.class.id} weekday={at ? format.weekday(at) : '—'} day={at ? String(Number(format.stamp(at).slice(8, 10))) : '·'} title={row.class.title} detail={dotted(shared.dot, [row.class.nextSession && format.timeSpan(row.class.nextSession.startsAt, row.class.nextSession.endsAt), row.class.venue?.name])} to={`/my-classes/${row.class.id}`} Link={Link} />
            })}
          </>
        )}
        {certificates.data && (
          <>
            <SectionTitle aside={certificates.data.rows.length > 0 && <Link to={'/certificates' as string}>{text.all}</Link>}>{text.certificates}</SectionTitle>
            <Card padding={certificates.data.rows.length > 0 ? 'flush' : 'normal'}>
              {certificates.data.rows.length === 0 ? <p className="muted">{text.noCertificates}</p> : <div className={styles.rows}>{certificates.data.rows.slice(0, shown).map((one) => <Row key={one.id} to={`/certificates/${one.number}`} title={one.title} detail={`${one.levelLabel ?? ''} ${format.date(one.issuedAt)}`} />)}</div>}
            </Card>
          </>
        )}
        {open.data && (
          <>
            <SectionTitle aside={<Link to={'/classes' as string}>{text.all}</Link>}>{text.open}</SectionTitle>
            {open.data.rows.length === 0 ? <Card><p className="muted">{text.noOpen}</p></Card> : <Card padding="flush"><div className={styles.rows}>{open.data.rows.map((row) => <Row key={row.id} to={`/classes/${row.id}`} title={row.title} detail={dotted(shared.dot, [row.firstDay && format.monthDay(row.firstDay), row.venue?.name])} aside={<span className="muted">{text.free(row.seats.capacity - row.seats.taken)}</span>} />)}</div></Card>}
          </>
        )}
      </PhoneBody>
    </>
  )
}

function Row({ to, title, detail, aside }: { to: string; title: ReactNode; detail?: ReactNode; aside?: ReactNode }) {
  return <Link to={to}><span className={styles.words}>{title}{detail !== undefined && <small>{detail}</small>}</span>{aside}<Icon of={ChevronRight} size={18} /></Link>
}
