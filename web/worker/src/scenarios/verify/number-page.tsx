import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { certificatesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, RefusalNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody, PhoneFrame } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { Result } from './result.tsx'

/** What the QR code of a certificate leads to. Asked once for each visit: every asking is noted. */
export default function NumberPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { number = '' } = useParams({ strict: false }) as { number?: string }
  const { data, error, refetch } = useAnswer(certificatesRoutes.verifyNumber, { number: number.slice(0, 64) }, { staleTime: 60_000 })
  if (data) return <Result of={data} onAgain={() => void navigate({ to: '/verify' as string })} />
  return (
    <PhoneFrame>
      <PhoneBody>
        {error
          ? <RefusalNotice what={text.failed} why={error.message} action={<><Button size="small" onClick={() => void refetch()}>{text.again}</Button> <Link to={'/verify' as string} className={buttonClass({ size: 'small', kind: 'quiet' })}>{text.back}</Link></>} />
          : <SkeletonCards label={text.loading} />}
      </PhoneBody>
    </PhoneFrame>
  )
}
