import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { listMessages } from './list-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

/** What can be done to several needs at once: say what they mean (their words are learnt), or plan a class for them. */
export function BulkBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const text = useText(listMessages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const [said, setSaid] = useState('')
  const set = useCommand(needsRoutes.setNeedOccupation, { onDone: ({ changed, unchanged, learnt }) => setSaid(text.setDone(changed, unchanged, learnt)) })
  return (
    <div className={styles.bulk} role="group" aria-label={text.chosen(ids.length)}>
      <b>{text.chosen(ids.length)}</b>
      <Select
        showSearch optionFilterProp="label" placeholder={text.setTo} aria-label={text.setTo} style={{ width: 180 }} value={null} loading={set.busy}
        options={choices.data?.occupations.map(({ id, name }) => ({ value: id, label: name })) ?? []} onChange={(occupationId: string | null) => occupationId && set.start({ needIds: [...ids].slice(0, 500), occupationId })}
      />
      <Link to={'/plans/new' as string} search={{ needs: ids.slice(0, 200).join(',') } as never} className={buttonClass({ size: 'small' })}>{text.plan(ids.length)}</Link>
      <Button size="small" kind="quiet" onClick={onClear}>{text.clearChosen}</Button>
      <span aria-live="polite">{said}</span>
      <Problem problem={set.problem} />
    </div>
  )
}
