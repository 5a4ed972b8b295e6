import { Button, Card, setLanguage, useLanguage, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle, setElderMode, useElderMode } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './about-page.module.css'

/** Text size, language and what works offline: the settings of this phone, open to everybody. */
export default function AboutPage() {
  const text = useText(messages)
  const elder = useElderMode()
  const language = useLanguage()
  return (
    <>
      <PhoneTitle title={text.title} detail={text.detail} />
      <PhoneBody>
        <Setting title={text.elder} detail={text.elderDetail}>
          <Button onClick={() => setElderMode(!elder)}>{elder ? text.elderOff : text.elderOn}</Button>
        </Setting>
        <Setting title={text.language} detail={text.languageDetail}>
          <Button onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.switchLanguage}</Button>
        </Setting>
        <Setting title={text.offline} detail={text.offlineDetail} />
      </PhoneBody>
    </>
  )
}

function Setting({ title, detail, children }: { title: string; detail: string; children?: React.ReactNode }) {
  return (
    <Card className={styles.setting}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.detail}>{detail}</p>
      </div>
      {children}
    </Card>
  )
}
