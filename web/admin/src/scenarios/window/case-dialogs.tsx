import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowCaseRoutes, windowItemRoutes, windowVisitRoutes } from '@guildhall/contract'
import { colon, useText } from '@guildhall/ui'
import { Input, InputNumber, Radio, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import type { CaseRecord } from './case-page.tsx'
import { messages } from './messages.ts'

export type Asking = 'withdraw' | 'examine' | 'approve' | 'send-back' | 'hand-over' | 'rate'

/** Every deed that changes a case asks for what the process needs and says what will happen. */
export function CaseDialog({ of, asking, onClose }: { of: CaseRecord; asking: Asking; onClose: () => void }) {
  switch (asking) {
    case 'examine': return <Examine of={of} onClose={onClose} />
    case 'approve': return <Approve of={of} onClose={onClose} />
    case 'hand-over': return <HandOver of={of} onClose={onClose} />
    case 'rate': return <Rate of={of} onClose={onClose} />
    default: return <WithReason of={of} asking={asking} onClose={onClose} />
  }
}

type Props = { of: CaseRecord; onClose: () => void }

function WithReason({ of, asking, onClose }: Props & { asking: 'withdraw' | 'send-back' }) {
  const text = useText(messages).ask
  const withdraw = useCommand(windowCaseRoutes.withdraw, { onDone: onClose })
  const sendBack = useCommand(windowCaseRoutes.sendBack, { onDone: onClose })
  const command = asking === 'withdraw' ? withdraw : sendBack
  return <AskDialog title={asking === 'withdraw' ? text.withdraw : text.sendBack} detail={asking === 'withdraw' ? text.withdrawDetail : text.sendBackDetail} ok={asking === 'withdraw' ? text.withdraw : text.sendBack} busy={command.busy} problem={command.problem} onClose={onClose} onConfirm={(reason) => command.start({ caseId: of.id, reason: reason.slice(0, 200) })} />
}

function Examine({ of, onClose }: Props) {
  const text = useText(messages).ask
  const [decision, setDecision] = useState<'grant' | 'refuse'>('grant')
  const [opinion, setOpinion] = useState('')
  const examine = useCommand(windowCaseRoutes.examine, { onDone: onClose })
  return (
    <AskDialog title={text.examine} detail={text.examineDetail} ok={decision === 'grant' ? text.grant : text.refuse} askReason={false} ready={opinion.trim().length >= 2} busy={examine.busy} problem={examine.problem} onClose={onClose} onConfirm={() => examine.start({ caseId: of.id, decision, opinion: opinion.trim() })}>
      <Radio.Group value={decision} onChange={(event) => setDecision(event.target.value as 'grant' | 'refuse')} options={[{ value: 'grant', label: text.grant }, { value: 'refuse', label: text.refuse }]} />
      <Question label={text.opinion}><Input.TextArea rows={3} maxLength={500} value={opinion} onChange={(event) => setOpinion(event.target.value)} /></Question>
    </AskDialog>
  )
}

function Approve({ of, onClose }: Props) {
  const text = useText(messages).ask
  const obtains = of.item.business === 'obtain'
  const ranges = useAnswer(windowItemRoutes.listRanges, {}, { enabled: obtains })
  const free = (ranges.data?.rows ?? []).filter((one) => one.nextCode !== null)
  const [how, setHow] = useState<'range' | 'typed' | null>(null)
  const [code, setCode] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const chosen = how ?? (free.length > 0 ? 'range' : 'typed')
  const rangeId = picked ?? free[0]?.id ?? null
  const approve = useCommand(windowCaseRoutes.approve, { onDone: onClose })
  const ready = !obtains || (chosen === 'typed' ? code.trim().length === 18 : rangeId !== null)
  return (
    <AskDialog
      title={text.approve} detail={of.item.business === 'cancel' ? text.cancelDetail : text.approveDetail} ok={text.approve} askReason={false} ready={ready} busy={approve.busy} problem={approve.problem} onClose={onClose}
      onConfirm={() => approve.start({ caseId: of.id, code: obtains && chosen === 'typed' ? code.trim() : null, rangeId: obtains && chosen === 'range' ? rangeId : null })}
    >
      {obtains && (
        <>
          <Radio.Group value={chosen} onChange={(event) => setHow(event.target.value as 'range' | 'typed')} options={[{ value: 'range', label: text.codeRange, disabled: free.length === 0 }, { value: 'typed', label: text.codeTyped }]} />
          {chosen === 'range'
            ? <Question label={text.range}><Select aria-label={text.range} value={rangeId} options={free.map((one) => ({ value: one.id, label: `${one.division} ${one.stem}${colon()}${text.rangeLeft(one.nextCode!)}` }))} onChange={setPicked} /></Question>
            : <Question label={text.codeTyped}><Input maxLength={18} value={code} onChange={(event) => setCode(event.target.value.toUpperCase())} /></Question>}
          {ranges.data && free.length === 0 && <p className="muted">{text.noRange}</p>}
        </>
      )}
    </AskDialog>
  )
}

function HandOver({ of, onClose }: Props) {
  const shared = useText(messages)
  const text = shared.ask
  const [how, setHow] = useState(of.delivery)
  const [to, setTo] = useState(of.asked.contact.name)
  const [tracking, setTracking] = useState('')
  const [minutes, setMinutes] = useState<number | null>(5)
  const handOver = useCommand(windowCaseRoutes.handOver, { onDone: onClose })
  return (
    <AskDialog
      title={text.handOver} ok={text.handOver} askReason={false} ready={to.trim() !== ''} busy={handOver.busy} problem={handOver.problem} onClose={onClose}
      onConfirm={() => handOver.start({ caseId: of.id, how, to: to.trim(), tracking: how === 'post' && tracking.trim() ? tracking.trim() : null, minutes: how === 'counter' ? minutes : null })}
    >
      <Radio.Group aria-label={text.how} value={how} onChange={(event) => setHow(event.target.value as 'counter' | 'post')} options={[{ value: 'counter', label: shared.delivery.counter }, { value: 'post', label: shared.delivery.post }]} />
      <Question label={how === 'post' ? text.toPost : text.to}><Input maxLength={40} value={to} onChange={(event) => setTo(event.target.value)} /></Question>
      {how === 'post'
        ? <Question label={text.tracking}><Input maxLength={40} value={tracking} onChange={(event) => setTracking(event.target.value)} /></Question>
        : <Question label={text.minutes}><InputNumber min={0} max={480} precision={0} value={minutes} onChange={(value) => setMinutes(value)} /></Question>}
    </AskDialog>
  )
}

function Rate({ of, onClose }: Props) {
  const text = useText(messages).ask
  const [stars, setStars] = useState(5)
  const [words, setWords] = useState('')
  const rate = useCommand(windowVisitRoutes.typeRating, { onDone: onClose })
  return (
    <AskDialog title={text.rate} detail={text.rateDetail} ok={text.rate} askReason={false} busy={rate.busy} problem={rate.problem} onClose={onClose} onConfirm={() => rate.start({ caseId: of.id, stars, words: words.trim() })}>
      <Radio.Group aria-label={text.stars} value={stars} onChange={(event) => setStars(event.target.value as number)} options={([5, 4, 3, 2, 1] as const).map((value) => ({ value, label: text.star[value] }))} />
      <Question label={text.words}><Input.TextArea rows={2} maxLength={300} value={words} onChange={(event) => setWords(event.target.value)} /></Question>
    </AskDialog>
  )
}
