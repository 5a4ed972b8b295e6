import type { ReactNode } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useText } from '@guildhall/ui'
import { PhoneBar } from '@guildhall/ui/phone'
import { messages } from './messages.ts'

/** Top of a page of this scenario; the way back is where one came from, else `home`. */
export function Bar({ title, home = '/', onBack, actions }: { title: string; home?: string; onBack?: () => void; actions?: ReactNode }) {
  const text = useText(messages)
  const navigate = useNavigate()
  return <PhoneBar title={title} backLabel={text.back} actions={actions} onBack={onBack ?? (() => (history.length > 1 ? history.back() : void navigate({ to: home as string })))} />
}
