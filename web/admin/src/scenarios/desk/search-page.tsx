import type { ReactNode } from 'react'
import { Search } from 'lucide-react'
import { useAnswer, useFoundPerson } from '@guildhall/client'
import { certificatesRoutes, classesRoutes, needsRoutes, peopleRoutes, unitRoutes } from '@guildhall/contract'
import { Card, EmptyState, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { AddressLink } from '../../app/address-link.tsx'
import { useAddress } from '../../app/address.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './desk.module.css'

type Hit = { id: string; to: string; title: ReactNode; detail: ReactNode }
const shown = 8

/** One box for everything: each kind is asked of its own list, under the reader's permissions and range. */
export default function SearchPage() {
  const text = useText(messages).search
  const shared = useText(messages)
  const [address, setAddress] = useAddress()
  const q = (address['q'] ?? '').trim()
  const { permissions } = useSession()
  const may = (permission: string) => q.length >= 2 && permissions.has(permission)
  const number = /^(1[3-9]\d{9}|\d{17}[\dXx])$/.test(q)

  const people = useAnswer(peopleRoutes.search, { name: q, limit: shown }, { enabled: may('people.read') && !/\d/.test(q) })
  const person = useFoundPerson(q, may('people.read') && number)
  const units = useAnswer(unitRoutes.list, { q, limit: shown }, { enabled: may('units.read') })
  const classes = useAnswer(classesRoutes.listClasses, { q, limit: shown }, { enabled: may('training.class.read') })
  const needs = useAnswer(needsRoutes.listNeeds, { q, limit: shown }, { enabled: may('training.need.read') })
  const certificates = useAnswer(certificatesRoutes.list, { q, limit: shown }, { enabled: may('training.class.read') })
  const all = [people, person, units, classes, needs, certificates]

  const groups: { name: string; hits: Hit[] }[] = [
    { name: text.people, hits: [...people.data?.rows ?? [], ...person.data?.person ? [person.data.person] : []].map((row) => ({ id: row.id, to: `/people/${row.id}`, title: row.name, detail: `${row.unitName}${row.phone ? `·${row.phone}` : ''}` })) },
    { name: text.units, hits: (units.data?.rows ?? []).map((row) => ({ id: row.id, to: `/units/${row.id}`, title: row.name, detail: row.divisionName ?? row.code ?? '' })) },
    { name: text.classes, hits: (classes.data?.rows ?? []).map((row) => ({ id: row.id, to: `/classes/${row.id}`, title: row.title, detail: row.number })) },
    { name: text.needs, hits: (needs.data?.rows ?? []).map((row) => ({ id: row.id, to: `/needs/${row.id}`, title: `${row.applicant.name}·${row.occupation?.name ?? row.wish ?? ''}`, detail: row.number })) },
    { name: text.certificates, hits: (certificates.data?.rows ?? []).map((row) => ({ id: row.id, to: `/certificates?open=${row.id}`, title: `${row.holder.name}·${row.title}`, detail: row.number })) },
  ].filter((group) => group.hits.length > 0)
  const loading = all.some((one) => one.isFetching && !one.data)
  const problem = all.find((one) => one.error)?.error ?? null
  return (
    <>
      <PageTitle title={q ? text.title(q) : text.placeholder} detail={text.hint} />
      <Input.Search key={q} defaultValue={q} allowClear autoFocus={!q} size="large" aria-label={text.placeholder} placeholder={text.placeholder} style={{ maxWidth: 560 }} onSearch={(words) => setAddress({ q: words.trim() || undefined })} />
      <ProblemNotice problem={problem} />
      {groups.map((group) => (
        <section key={group.name} className={styles.group}>
          <h2>{group.name}</h2>
          <Card padding="flush"><ul>{group.hits.map((hit) => <li key={hit.id}><AddressLink to={hit.to} className={styles.hit}><span>{hit.title}</span><span className="muted num">{hit.detail}</span></AddressLink></li>)}</ul></Card>
        </section>
      ))}
      {loading && groups.length === 0 && <SkeletonRows label={shared.loading} />}
      {!loading && !problem && q.length >= 2 && groups.length === 0 && <EmptyState icon={Search} title={text.none}>{text.noneNext}</EmptyState>}
    </>
  )
}
