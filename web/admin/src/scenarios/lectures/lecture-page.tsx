import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { LectureForm } from './lecture-form.tsx'
import { messages } from './messages.ts'
import { Rating, useLectureWords } from './parts.tsx'
import { LectureChip } from './state-chip.tsx'
import styles from './lectures.module.css'

/** One lecture: checked here, put on the menu or taken off, and how it was judged. */
export default function LecturePage() {
  const shared = useText(messages)
  const text = shared.lectures
  const format = useFormat()
  const words = useLectureWords()
  const { permissions } = useSession()
  const { lectureId = '' } = useParams({ strict: false }) as { lectureId?: string }
  const { data, error } = useAnswer(lectureMenuRoutes.get, { lectureId })
  const lecturer = useAnswer(lectureMenuRoutes.getLecturer, { lecturerId: data?.lecturerId ?? '' }, { enabled: data !== undefined })
  const [asking, setAsking] = useState<'send-back' | 'withdraw' | 'edit' | null>(null)
  const shut = () => setAsking(null)
  const publish = useCommand(lectureMenuRoutes.publish)
  const sendBack = useCommand(lectureMenuRoutes.sendBack, { onDone: shut })
  const withdraw = useCommand(lectureMenuRoutes.withdraw, { onDone: shut })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const manages = permissions.has('lectures.manage')
  return (
    <>
      <PageTitle
        title={data.title} crumbs={<Link to={(manages ? '/lectures' : '/lecture-menu') as string} className="link">{manages ? text.title : shared.menu.title}</Link>} chip={<LectureChip state={data.state} />} detail={dotted(shared.dot, [data.lecturer, data.team, data.unitName])}
        actions={<>
          {manages && <Button onClick={() => setAsking('edit')}>{text.edit}</Button>}
          {manages && data.state === 'published' && <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>}
          {manages && data.state === 'handed-in' && <Button onClick={() => setAsking('send-back')}>{text.sendBack}</Button>}
          {manages && data.state === 'handed-in' && <Button kind="primary" busy={publish.busy} onClick={() => publish.start({ lectureId, updatedAt: data.updatedAt })}>{text.publish}</Button>}
          {data.state === 'published' && permissions.has('lectures.order') && <Link to={'/lecture-orders/new' as string} search={{ lecture: data.id } as never} className={buttonClass()}>{text.order}</Link>}
        </>}
      />
      <ProblemNotice problem={publish.problem} />
      <div className={styles.two}>
        <Card>
          <div className={styles.head}><h2 className={styles.title}>{text.facts}</h2></div>
          {data.note && <p className={styles.why}>{text.noteOf(data.note)}</p>}
          <dl className={styles.facts}>
            <dt>{text.field}</dt><dd>{words.field(data.field)}</dd>
            <dt>{text.audience}</dt><dd>{words.audiences(data.audiences)}{shared.dot}{shared.peopleOf(format.count(data.peopleMin), format.count(data.peopleMax))}</dd>
            <dt>{text.length}</dt><dd>{shared.minutes(format.count(data.minutes))}</dd>
            <dt>{text.needs}</dt><dd>{data.needs || text.noNeeds}</dd>
            <dt>{text.lecturer}</dt><dd><Link to={`/lecturers/${data.lecturerId}` as string} className="link">{data.lecturer}</Link></dd>
            <dt>{text.summary}</dt><dd>{data.summary}</dd>
          </dl>
        </Card>
        <Card>
          <div className={styles.head}><h2 className={styles.title}>{text.judged}</h2></div>
          <p style={{ margin: '0 0 8px' }}><Rating of={data.rating} />{shared.dot}{shared.held(format.count(data.held))}</p>
          {data.rating && <dl className={styles.facts}>{data.ratings.map((one) => [<dt key={one.key}>{text[one.key]}</dt>, <dd key={`${one.key} mean`}>{one.mean === null ? shared.none : text.mean(one.mean.toFixed(1), format.count(one.n))}</dd>])}</dl>}
          {data.rating && (data.words.length > 0 ? <><h3 className={styles.title} style={{ marginBlock: '12px 4px' }}>{text.words}</h3><ul className={styles.rows}>{data.words.map((one, index) => <li key={index}>{one}</li>)}</ul></> : <p className="muted" style={{ marginBlockEnd: 0 }}>{text.few}</p>)}
        </Card>
      </div>
      {asking === 'send-back' && <AskDialog title={text.sendBack} detail={text.sendBackAsk} ok={text.sendBack} busy={sendBack.busy} problem={sendBack.problem} onClose={shut} onConfirm={(note) => sendBack.start({ lectureId, note })} />}
      {asking === 'withdraw' && <AskDialog title={text.withdraw} detail={text.withdrawAsk} ok={text.withdraw} busy={withdraw.busy} problem={withdraw.problem} onClose={shut} onConfirm={(note) => withdraw.start({ lectureId, note })} />}
      {asking === 'edit' && lecturer.data && <LectureForm lecturerId={data.lecturerId} fields={lecturer.data.fields} lecture={data} onClose={shut} />}
    </>
  )
}
