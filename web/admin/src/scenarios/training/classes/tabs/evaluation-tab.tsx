import { ReportPanel } from '../../evaluations/report-panel.tsx'
import type { TabProps } from '../words.ts'

/** How the class was judged. */
export default function EvaluationTab({ record }: TabProps) {
  return <ReportPanel classId={record.class.id} />
}
