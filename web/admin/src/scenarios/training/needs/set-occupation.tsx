import { useState } from 'react'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { listMessages } from './list-messages.ts'
import { Problem } from './problem.tsx'

/** Says which occupation several needs mean; their words are learnt. */
export function SetOccupation({ ids }: { ids: readonly string[] }) {
  const text = useText(listMessages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const [said, setSaid] = useState('')
  const set = useCommand(needsRoutes.setNeedOccupation, { onDone: ({ changed, unchanged, learnt }) => setSaid(text.setDone(changed, unchanged, learnt)) })
  return (
    <>
      <Select
        showSearch optionFilterProp="label" placeholder={text.setTo} aria-label={text.setTo} style={{ width: 180 }} value={null} loading={set.busy}
        options={choices.data?.occupations.map(({ id, name }) => ({ value: id, label: name })) ?? []} onChange={(occupationId: string | null) => occupationId && set.start({ needIds: [...ids].slice(0, 500), occupationId })}
      />
      <span aria-live="polite">{said}</span>
      <Problem problem={set.problem} />
    </>
  )
}
