import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import { colon, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'

export type Deed = 'submit' | 'withdraw' | 'accept' | 'send-back' | 'report' | 'approve' | 'reject' | 'finish'

/** Every step that moves a founding: says what will happen, asks for a reason where one is kept. */
export function DeedDialog({ founding, deed, onClose }: { founding: Founding; deed: Deed; onClose: () => void }) {
  const text = useText(messages)
  const [words, setWords] = useState('')
  const done = { onDone: onClose }
  const commands = {
    submit: useCommand(foundingRoutes.submit, done), withdraw: useCommand(foundingRoutes.withdraw, done), accept: useCommand(foundingRoutes.accept, done), 'send-back': useCommand(foundingRoutes.sendBack, done), report: useCommand(congressRoutes.report, done),
    approve: useCommand(foundingRoutes.approve, done), reject: useCommand(foundingRoutes.reject, done), finish: useCommand(foundingRoutes.finish, done),
  }
  const { id: foundingId, revision } = founding
  const start = (reason: string) => {
    if (deed === 'withdraw' || deed === 'send-back' || deed === 'reject') commands[deed].start({ foundingId, reason })
    else if (deed === 'accept') commands.accept.start({ foundingId, revision, ...(words.trim() && { words: words.trim() }) })
    else commands[deed].start({ foundingId, revision })
  }
  const detail = { submit: text.deed.submitText(founding.federation), withdraw: text.deed.withdrawText, accept: text.deed.acceptText, 'send-back': text.deed['send-backText'], report: text.deed.reportText, approve: text.deed.approveText(founding.counts.agreed), reject: text.deed.rejectText, finish: text.deed.finishText }[deed]
  return (
    <AskDialog title={`${text.deed[deed]}${colon()}${founding.name}`} detail={detail} ok={text.deed[deed]} busy={commands[deed].busy} problem={commands[deed].problem} askReason={deed === 'withdraw' || deed === 'send-back' || deed === 'reject'} onClose={onClose} onConfirm={start}>
      {deed === 'accept' && <Question label={text.deed.words}><Input.TextArea rows={2} maxLength={300} value={words} onChange={(event) => setWords(event.target.value)} /></Question>}
    </AskDialog>
  )
}
