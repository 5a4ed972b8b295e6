import { useState, type ReactNode } from 'react'
import { Button, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

const step = 60

/** The first of many rows, and the button that lists more of them: a page of four hundred is read by nobody and slow for everybody. Of others (`of`) it begins with the first again. */
export function useMore<Row>(rows: readonly Row[], of = ''): { shown: readonly Row[]; more: ReactNode } {
  const text = useText(messages)
  const format = useFormat()
  const [listed, setListed] = useState({ of, most: step })
  const most = listed.of === of ? listed.most : step
  const left = rows.length - most
  return { shown: rows.slice(0, most), more: left > 0 && <Button block onClick={() => setListed({ of, most: most + step })}>{text.classes.more(format.count(Math.min(step, left)))}</Button> }
}
