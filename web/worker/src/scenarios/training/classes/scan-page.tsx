import { useEffect, useRef, useState } from 'react'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { ScanLine } from 'lucide-react'
import { Card, Icon, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import styles from './classes.module.css'
import { messages } from './messages.ts'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector

/** A camera is given to pages over HTTPS only, and few browsers read codes: everywhere else the page says what to open instead. */
function detectorClass(): DetectorClass | undefined {
  return 'mediaDevices' in navigator && window.isSecureContext ? (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector : undefined
}

/** Reads the code on the wall with the camera where the browser can, and otherwise says how to scan it. */
export default function ScanPage() {
  const text = useText(messages)
  const router = useRouter()
  const navigate = useNavigate()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'looking' | 'unable' | 'found'>(detectorClass() ? 'looking' : 'unable')

  useEffect(() => {
    const Detector = detectorClass()
    if (!Detector) return
    let [stopped, stream]: [boolean, MediaStream | undefined] = [false, undefined]
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const screen = video.current
      if (stopped || !screen) return
      screen.srcObject = stream
      await screen.play()
      const detector = new Detector({ formats: ['qr_code'] })
      while (!stopped) {
        // A lesson's code, or that of a position's door.
        const path = (await detector.detect(screen)).map((code) => /\/[cd]\/[\w-]{40}$/.exec(code.rawValue)?.[0]).find(Boolean)
        if (path) {
          setState('found')
          await navigate({ to: path as string, replace: true })
          return
        }
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    look().catch(() => setState('unable'))
    return () => {
      stopped = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [navigate])

  return (
    <>
      <PhoneBar title={text.scanTitle} backLabel={text.back} onBack={() => router.history.back()} />
      <PhoneBody>
        {state !== 'unable' && <><video ref={video} className={styles.video} muted playsInline aria-label={text.scanText} /><p role="status">{state === 'found' ? text.scanFound : text.scanText}</p></>}
        {state === 'unable' && <Card><div className={styles.hero}><Icon of={ScanLine} size={56} /><h2>{text.scanNone}</h2><p>{text.scanWechat}</p></div></Card>}
        <Card><p>{text.scanSheet}</p></Card>
      </PhoneBody>
    </>
  )
}
