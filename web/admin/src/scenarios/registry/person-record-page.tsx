import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Eye } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { auditRoutes, peopleRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, ProblemNotice, RefusalNotice, SkeletonRows, Timeline, useFormat, useText } from '@guildhall/ui'
import { Facts, PageTitle } from '@guildhall/ui/console'
import { deedName, deeds } from '../../app/deeds.ts'
import { useSession } from '../../app/session.ts'
import { mergeMessages } from './merge-messages.ts'
import { messages } from './messages.ts'
import { PersonMemberships } from './person-memberships.tsx'
import { PersonMerges } from './person-merges.tsx'
import { EditPerson, RealName, Reveal, type RevealField } from './person-dialogs.tsx'
import styles from './registry.module.css'

/** One person, masked; what reads in clear, corrects or verifies asks why and leaves a trace. */
export default function PersonRecordPage() {
  const shared = useText(messages)
  const text = shared.people
  const merging = useText(mergeMessages)
  const format = useFormat()
  const { permissions } = useSession()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const { data, error, refetch } = useAnswer(peopleRoutes.get, { id: personId })
  const [open, setOpen] = useState<'edit' | 'real-name' | { reveal: RevealField } | null>(null)
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const secret = (field: RevealField, value: string | null) => <>{value ?? text.notSet} {value && permissions.has('people.reveal') && <Button size="small" kind="quiet" icon={Eye} onClick={() => setOpen({ reveal: field })}>{text.reveal}</Button>}</>
  const close = () => setOpen(null)
  return (
    <>
      <PageTitle
        crumbs={<><Link to={'/people' as string}>{text.record}</Link><span>{data.erasedOn ? text.erasedName : data.name}</span></>} title={data.erasedOn ? text.erasedName : data.name} chip={<Chip tone={data.standing === 'real-name' ? 'jade' : 'neutral'} shape={data.standing === 'contact' ? 'ring' : 'dot'}>{text.standing[data.standing]}</Chip>} detail={<Link to={`/units/${data.unitId}` as string} className="link">{data.unitName}</Link>}
        actions={permissions.has('people.manage') && !data.mergedInto && !data.erasedOn && <>{permissions.has('people.merge') && <Link to={`/people/${data.id}/merge` as string} className={buttonClass()}>{merging.merge}</Link>}<Button onClick={() => setOpen('edit')}>{text.edit}</Button>{data.standing !== 'real-name' && <Button onClick={() => setOpen('real-name')}>{text.realName}</Button>}</>}
      />
      {data.erasedOn && <div className={styles.notice}><RefusalNotice what={text.erased(format.date(data.erasedOn))} why={text.erasedWhy} /></div>}
      {data.mergedInto && <div className={styles.notice}><RefusalNotice what={merging.mergedInto} action={<Link to={`/people/${data.mergedInto}` as string} className={buttonClass()}>{merging.openKept}</Link>} /></div>}
      <div className={styles.two}>
        <Card>
          <Facts>
            <div><dt>{text.name}</dt><dd>{secret('name', data.name)}</dd></div>
            <div><dt>{text.phone}</dt><dd className="num">{secret('phone', data.phone)}</dd></div>
            <div><dt>{text.idNumber}</dt><dd className="num">{secret('id-number', data.idNumber)}</dd></div>
            <div><dt>{text.gender}</dt><dd>{data.gender ? text.genders[data.gender] : shared.none}</dd></div>
            <div><dt>{text.birthYear}</dt><dd className="num">{data.birthYear ?? shared.none}</dd></div>
            <div><dt>{text.division}</dt><dd>{data.divisionName ?? data.division ?? shared.none}</dd></div>
          </Facts>
        </Card>
        <PersonMemberships personId={personId} />
        {permissions.has('audit.read') && <Looks personId={personId} />}
        <PersonMerges personId={personId} />
      </div>
      {open === 'edit' && <EditPerson person={data} onClose={close} />}
      {open === 'real-name' && <RealName person={data} onClose={close} />}
      {typeof open === 'object' && open && <Reveal person={data} field={open.reveal} onClose={close} />}
    </>
  )
}

/** Who looked, for those who may read the log. */
function Looks({ personId }: { personId: string }) {
  const text = useText(messages).people
  const names = useText(deeds)
  const format = useFormat()
  const { data, error } = useAnswer(auditRoutes.list, { subject: `person:${personId}`, limit: 20 })
  return (
    <section>
      <h2 className={styles.title}>{text.looks}</h2>
      <ProblemNotice problem={error} />
      {data?.rows.length === 0 && <p className="muted">{text.looksNone}</p>}
      {data && <Timeline label={text.looks} items={data.rows.map((entry) => ({ id: entry.id, when: format.dateTime(entry.at), title: deedName(names, entry.action), detail: entry.reason ?? undefined }))} />}
    </section>
  )
}
