import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { offersRoutes, type AnswerOf } from '@guildhall/contract'
import { call, useCommand, type ProblemError } from '@guildhall/client'
import { Button, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './offers.module.css'

type Preview = AnswerOf<typeof offersRoutes.previewOffers>

/** Whom free seats would be offered to, why others not, and the button that tells them. */
export function OffersDialog({ classId, trade, onClose }: { classId: string; trade: string; onClose: () => void }) {
  const text = useText(messages)
  const [towns, setTowns] = useState<string[]>([])
  const [told, setTold] = useState<number | null>(null)
  const where = towns.length > 0 ? { towns } : {}
  // A POST that writes nothing: the towns do not belong in an address.
  const { data, error, isFetching } = useQuery<Preview, ProblemError>({ queryKey: [offersRoutes.previewOffers.name, classId, towns], queryFn: ({ signal }) => call(offersRoutes.previewOffers, { classId, ...where }, { signal }), placeholderData: (before) => before, enabled: told === null })
  const make = useCommand(offersRoutes.makeOffers, { onDone: (answer) => setTold(answer.told) })
  const ready = data !== undefined && data.bar === null && data.fits > 0
  return (
    <Modal
      open width={680} title={text.title} onCancel={onClose}
      footer={told === null
        ? <><Button onClick={onClose}>{ready ? text.cancel : text.close}</Button>{' '}{ready && <Button kind="primary" busy={make.busy} disabled={isFetching} onClick={() => make.start({ classId, ...where })}>{text.send(data.fits)}</Button>}</>
        : <Button kind="primary" onClick={onClose}>{text.close}</Button>}
    >
      <div className={styles.dialog}>
        <ProblemNotice problem={make.problem ?? (data ? null : error)} />
        {told !== null && <p role="status"><b>{text.done(told)}</b></p>}
        {told === null && !data && !error && <SkeletonRows label={text.loading} count={4} />}
        {told === null && data && (data.bar !== null ? <EmptyState title={text.bars[data.bar]} /> : <Shown preview={data} trade={trade} towns={towns} onTowns={setTowns} />)}
      </div>
    </Modal>
  )
}

function Shown({ preview, trade, towns, onTowns }: { preview: Preview; trade: string; towns: string[]; onTowns: (towns: string[]) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const named = preview.towns.flatMap(({ town, people }) => (town === null ? [] : [{ value: town, label: text.townOf(town, people) }]))
  return (
    <>
      <p>{text.intro(trade)}</p>
      <div className={styles.head}>
        <div aria-live="polite"><p className={styles.big}><b className="figure">{format.count(preview.fits)}</b><span>{text.people}{text.dot}{text.free(preview.free)}</span></p><p className={styles.small}>{text.asked(preview.asked)}{preview.fits > 0 && `${text.dot}${text.texts(preview.textable)}`}</p></div>
        {named.length > 0 && (
          <div className={styles.towns}><span>{text.towns}</span><Select mode="multiple" allowClear aria-label={text.towns} placeholder={text.allTowns} maxTagCount="responsive" value={towns} options={named} onChange={onTowns} style={{ width: 260 }} /></div>
        )}
      </div>
      {preview.fits === 0 && <p><b>{text.none}</b> <span className={styles.small}>{text.noneText}</span></p>}
      {preview.leftOut.length > 0 && (
        <section>
          <h3 className={styles.title}>{text.leftOut}</h3>
          <ul className={styles.reasons}>{preview.leftOut.map((one) => <li key={one.reason}><span>{text.reasons[one.reason]}</span><b className="num">{format.count(one.people)}</b></li>)}</ul>
        </section>
      )}
      {preview.sample.length > 0 && (
        <section>
          <h3 className={styles.title}>{text.sample}</h3>
          <table className={styles.table}>
            <tbody>
              {preview.sample.map((one, index) => (
                <tr key={index}>
                  <td>{one.person.name} <span className="num muted">{one.person.phone}</span></td><td>{one.town ?? text.noTown}</td><td>{text.level(one.level)}</td>
                  <td>{one.windows.map((window) => text.windows[window]).join('、') || text.anyTime}</td><td className="muted">{one.textable ? text.asks(format.day(one.askedAt)) : text.noPhone}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className={styles.small}>{text.rule(preview.limits.perDay, preview.limits.perWeek)}</p>
    </>
  )
}
