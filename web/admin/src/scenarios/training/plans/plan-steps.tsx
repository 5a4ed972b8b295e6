import { Steps, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './plans.module.css'

const stages = ['needs', 'plan', 'opinions', 'publish'] as const

/** 分析需求 → 提出方案 → 征集意见 → 公告. `done` when the whole way lies behind. */
export function PlanSteps({ at }: { at: (typeof stages)[number] | 'done' }) {
  const text = useText(messages)
  const current = at === 'done' ? stages.length : stages.indexOf(at)
  return <div className={styles.steps}><Steps label={text.stages} steps={stages.map((stage, index) => ({ id: stage, label: text.stage[stage], state: index < current ? 'done' : index === current ? 'current' : 'ahead' }))} /></div>
}
