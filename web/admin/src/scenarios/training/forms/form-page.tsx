import { useState } from 'react'
import { evaluationFormsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { Builder } from './builder.tsx'
import { messages } from './messages.ts'

/** What the unit asks about its classes: written here, tried in the preview, published as a version. */
export default function FormPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(evaluationFormsRoutes.get, {})
  // Taken up anew only when the page is opened or the server's draft was written by this page: words being typed are never replaced.
  const [round, setRound] = useState(0)
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && <Builder key={round} of={data} onReload={() => { void refetch().then(() => setRound(round + 1)) }} />}
    </>
  )
}
