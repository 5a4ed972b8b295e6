import { useState } from 'react'
import { TicketCheck } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { voucherRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { InputNumber, Modal, PageTitle, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './vouchers.module.css'
import { fenOf, yuanOf } from '../../app/yuan.ts'

type Course = AnswerOf<typeof voucherRoutes.listCourses>['rows'][number]

/** Which classes take our vouchers, at which price, and whom we owe it. */
export default function CoursesPage() {
  const shared = useText(messages)
  const text = shared.courses
  const format = useFormat()
  const { data, error } = useAnswer(voucherRoutes.listCourses, {})
  const [open, setOpen] = useState<Course | null>(null)
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <ProblemNotice problem={error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={TicketCheck} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th>{text.number}</th><th>{text.name}</th><th>{text.occupation}</th><th>{text.first}</th><th>{text.admitted}</th><th /></tr></thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.classId}>
                  <td>{row.number}</td><td>{row.title}</td><td>{row.occupation.name} <span className="muted">{shared.level(row.level)}</span></td><td>{row.firstDay && <time className="date">{format.date(row.firstDay)}</time>}</td>
                  <td>{row.cancelled ? text.off : row.admitted ? dotted(shared.dot, [row.admitted.body.name, shared.yuan(yuanOf(row.admitted.priceFen))]) : text.no}</td>
                  <td>{data.mayAdmit && !row.cancelled && <Button size="small" onClick={() => setOpen(row)}>{row.admitted ? text.change : text.admit}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && <AdmitForm key={open.classId} course={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function AdmitForm({ course, onClose }: { course: Course; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.courses
  const bodies = useAnswer(voucherRoutes.listBodies, {})
  const [bodyUnitId, setBody] = useState<string | undefined>(course.admitted?.body.id)
  const [price, setPrice] = useState<number | null>(Number(course.admitted?.priceFen ?? course.feeFen) / 100 || null)
  const admit = useCommand(voucherRoutes.admitCourse, { onDone: onClose })
  return (
    <Modal open title={course.title} okText={shared.save} cancelText={shared.cancel} confirmLoading={admit.busy} okButtonProps={{ disabled: !bodyUnitId || !price }} onCancel={onClose} onOk={() => bodyUnitId && price && admit.start({ classId: course.classId, bodyUnitId, priceFen: fenOf(price) })}>
      <div className={styles.form}>
        <ProblemNotice problem={admit.problem ?? bodies.error} />
        <div className={styles.field}><span>{text.body}</span><Select aria-label={text.body} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} loading={!bodies.data && !bodies.error} value={bodyUnitId} options={(bodies.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={setBody} /></div>
        <label className={styles.field}><span>{text.price}</span><InputNumber aria-label={text.price} min={0.01} max={100_000} value={price} onChange={setPrice} style={{ width: '100%' }} /></label>
      </div>
    </Modal>
  )
}
