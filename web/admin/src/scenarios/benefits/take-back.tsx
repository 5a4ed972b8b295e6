import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { benefitRoutes } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'

interface TakeBackProps { claimId: string; who: string; /** Called off: nobody can fetch anything there any more. */ off: boolean; onClose: () => void; onDone?: () => void }

/** A hand-over that was a mistake: whose the place is now, and why. */
export function TakeBack({ claimId, who, off, onClose, onDone }: TakeBackProps) {
  const text = useText(messages).back
  const [to, setTo] = useState<'worker' | 'pool'>(off ? 'pool' : 'worker')
  const takeBack = useCommand(benefitRoutes.takeBack, { onDone: () => { onDone?.(); onClose() } })
  return (
    <AskDialog title={text.title} detail={text.detail(who)} ok={text.title} busy={takeBack.busy} problem={takeBack.problem} onClose={onClose} onConfirm={(reason) => takeBack.start({ claimId, to, reason })}>
      {off ? <p>{text.off}</p> : <Question label={text.whose}><Select aria-label={text.whose} value={to} options={[{ value: 'worker' as const, label: text.worker }, { value: 'pool' as const, label: text.pool }]} onChange={setTo} /></Question>}
    </AskDialog>
  )
}
