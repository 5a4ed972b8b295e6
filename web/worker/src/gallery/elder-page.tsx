import { useEffect } from 'react'
import { Check, Clock, Phone } from 'lucide-react'
import { Button, useLanguage } from '@guildhall/ui'
import { ElderCall, ElderCard, ElderWarning, PhoneBody, PhoneTitle, ReadAloud, setElderMode, wordsOfPage } from '@guildhall/ui/phone'

export default function ElderPage() {
  const language = useLanguage()
  useEffect(() => {
    setElderMode(true)
    return () => setElderMode(false)
  }, [])
  return (
    <>
      <PhoneTitle title="林师傅，早" detail={<time>11月20日 星期五</time>} actions={<ReadAloud label="念给我听" stopLabel="不念了" read={wordsOfPage} language={language} />} />
      <PhoneBody>
        <ElderCard kicker="今天上午有课" time="8:30" title="书法班" detail="城关职工之家 2 楼，走过去 6 分钟" action={<Button kind="primary" size="large" icon={Check}>我到了，签到</Button>} />
        <ElderCard kicker={<ElderWarning icon={Clock}>还差 2 天</ElderWarning>} title="体检还没约时间" action={<Button size="large">去约时间</Button>} />
        <ElderCall icon={Phone} title="打电话问工会" detail="周师傅，现在有人接" href="tel:12351" />
      </PhoneBody>
    </>
  )
}
