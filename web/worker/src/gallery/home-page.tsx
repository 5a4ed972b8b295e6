import { Link } from '@tanstack/react-router'
import { Bell, QrCode, ScanLine } from 'lucide-react'
import { Button, SectionTitle, type SessionMark } from '@guildhall/ui'
import { DeadlineCard, IconButton, LessonRow, NewsRow, NowCard, PhoneBody, PhoneTitle, TicketCard } from '@guildhall/ui/phone'

const marks: SessionMark[] = ['came', 'came', 'came', 'missed', 'came', 'now', 'ahead', 'ahead', 'ahead', 'ahead']
const days = Array.from({ length: 20 }, (_, index) => {
  const date = new Date(Date.parse('2026-11-05') + index * 86_400_000)
  return { date: date.toISOString().slice(0, 10), working: date.getUTCDay() % 6 !== 0 }
})

export default function HomePage() {
  return (
    <>
      <PhoneTitle title="晚上好，晓禾" detail={<>恒禾精密工会·<time>11月20日 周五</time></>} actions={<><IconButton icon={QrCode} label="会员码" onClick={() => undefined} /><IconButton icon={Bell} label="消息" count={3} onClick={() => undefined} /></>} />
      <PhoneBody>
        <NowCard live="正在签到，18:45 截止" aside="第 6 次，共 10 次" time="18:30" title="数控车工·中级班" detail="城关职工学校 302·走过去 6 分钟" sessions={{ marks, label: '上了 4 次，缺 1 次，现在是第 6 次' }} action={<Button kind="primary" size="large" icon={ScanLine}>我到了，签到</Button>} />
        <DeadlineCard title="技能补贴缺一张证书照片" remaining="还差 2 天" ruler={{ days, today: '2026-11-20', due: '2026-11-24', label: '11月5日收件，24日止，还差 2 天' }} from="11月5日收件" to="24日 周二止" action={<Button>去拍照</Button>} />
        <SectionTitle>下一堂课</SectionTitle>
        <LessonRow weekday="周日" day="22" title="低压电工安全复训" detail="9:00–11:15·新桥镇职工之家 2 楼" to="/gallery/class" Link={Link} />
        <SectionTitle aside="共 3 项">可以领</SectionTitle>
        <TicketCard title="冬季防寒包" detail={<>每人 1 份·还剩 <b className="num">412</b> 份·30日止</>} stub={<Link to="/gallery/home">去领取</Link>} />
        <SectionTitle>工会里的事</SectionTitle>
        <NewsRow title="夜班食堂延到 23:30，提案办成了" when="昨天" to="/gallery/home" Link={Link} />
      </PhoneBody>
    </>
  )
}
