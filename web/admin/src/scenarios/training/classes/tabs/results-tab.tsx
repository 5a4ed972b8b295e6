import { ResultsPanel } from '../../results/results-panel.tsx'
import type { TabProps } from '../words.ts'

/** Marks, handed in by one and confirmed by another. */
export default function ResultsTab({ record }: TabProps) {
  return <ResultsPanel classId={record.class.id} />
}
