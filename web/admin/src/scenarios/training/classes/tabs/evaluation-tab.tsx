import { Link } from '@tanstack/react-router'
import { dotted, useText } from '@guildhall/ui'
import { messages } from '../../courses/messages.ts'
import { courseAddress } from '../../courses/words.tsx'
import { ReportPanel } from '../../evaluations/report-panel.tsx'
import type { TabProps } from '../words.ts'

/** How the class was judged, and the way to all classes of its course. */
export default function EvaluationTab({ record }: TabProps) {
  const text = useText(messages)
  const { id, occupation, level } = record.class
  return (
    <>
      <p><Link to={courseAddress(occupation.id, level) as string} className="link">{text.allOf(dotted(text.dot, [occupation.name, text.level(level)]))}</Link></p>
      <ReportPanel classId={id} />
    </>
  )
}
