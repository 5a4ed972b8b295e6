import { Link } from '@tanstack/react-router'
import { ArrowUpDown, Award, Building2, CalendarDays, ChevronDown, HeartHandshake, MapPin, Play, Presentation, Repeat, Scale, Star, UserRoundPlus } from 'lucide-react'
import { Button, Card, Chip, DayBars } from '@guildhall/ui'
import { PageTitle, Queue, QueueGroup, QueueRow, WithAside, type QueueRowProps } from '@guildhall/ui/console'
import { SampleFrame, sampleRuler } from './sample-frame.tsx'
import styles from './gallery.module.css'

type Sample = [QueueRowProps['icon'], string, string, string, string, string, string]
const row = ([icon, subject, context, next, from, due, remaining]: Sample, lateness: QueueRowProps['lateness']) =>
  <QueueRow key={subject} icon={icon} subject={subject} context={context} next={next} ruler={sampleRuler(from, due, remaining)} remaining={remaining} lateness={lateness} to="/gallery/record" Link={Link} />

const overdue: Sample[] = [[HeartHandshake, '困难帮扶：石湖镇 苏**一家首次走访', '助联体转来·11月9日收件·你是经办人', '登记走访记录', '2026-11-09', '2026-11-18', '超 2 天']]
const today: Sample[] = [
  [UserRoundPlus, '入会审核：速达骑手 9 人联名', '新业态·南浦街道·平台核验已过', '审核，可批量', '2026-11-13', '2026-11-20', '17:30 前'],
  [CalendarDays, '第四季度补充方案：征集意见到点', '收到 46 条意见，31 条已答', '收口，转公告', '2026-11-10', '2026-11-20', '18:00 前'],
  [Presentation, '焊工初级班（新桥）缺一位实操教师', '11月21日 9:00 开课·24 人已报名', '换人或改期', '2026-11-17', '2026-11-20', '下班前'],
]
const nextWeek: Sample[] = [
  [Scale, '跨城维权：何** 在外地被欠薪，证据移交', '转自江洲市总工会·材料 7 份', '确认接收', '2026-11-18', '2026-11-23', '还差 1 天'],
  [Building2, '建会申请：禾木家居（青澜）有限公司', '职工 63 人·联系人 HR 季女士', '核对名册', '2026-11-12', '2026-11-23', '还差 1 天'],
  [Repeat, '转会：沈** 恒禾精密 → 远帆物流', '双方单位已确认', '办结', '2026-11-17', '2026-11-24', '还差 2 天'],
  [Award, '数控车工中级班：21 人成绩待发布', '及格 19 人，补考 2 人·两位考评员已签', '发布，生成证书', '2026-11-13', '2026-11-25', '还差 3 天'],
  [HeartHandshake, '困难帮扶：柳岸镇 郑** 回访', '脱困后第 3 个月', '电话或上门', '2026-10-28', '2026-11-26', '还差 4 天'],
  [UserRoundPlus, '入会审核：青澜纺织 4 名新员工', '资料齐全', '审核，可批量', '2026-11-19', '2026-11-26', '还差 4 天'],
  [Star, '电工复训班评价偏低（3.6 分）', '24 份评价，6 份提到设备旧', '回复并定改进', '2026-11-17', '2026-11-27', '还差 5 天'],
  [MapPin, '南浦骑手驿站 12 月排期', '3 家单位想订同一晚', '协调', '2026-11-18', '2026-11-27', '还差 5 天'],
]

export default function QueuePage() {
  return (
    <SampleFrame active="/queue">
      <WithAside
        asideLabel="今天"
        aside={(
          <>
            <Card>
              <div className={styles.cardHead}><h2 className={styles.cardTitle}>今天在进行</h2><time className="muted">11月20日 周五</time></div>
              <ul className={styles.agenda}>
                {[['9:00', '电工低压复训', '城关 302·到 22 / 24'], ['14:00', '征集意见说明会', '线上·已报 31 人'], ['18:30', '数控车工中级班', '城关 302·第 6 次'], ['19:00', '骑手安全课', '南浦驿站·扫码入场']].map(([time, title, detail]) => (
                  <li key={time}><b className="num">{time}</b><span>{title} {time === '14:00' && <Chip tone="jade">进行中</Chip>}<small>{detail}</small></span></li>
                ))}
              </ul>
            </Card>
            <Card>
              <h2 className={styles.cardTitle}>等别人的</h2>
              <ul className={styles.waiting}>{[['财务科', '补贴发放 14 笔', '2 天'], ['新桥镇工会', '名册补正', '4 天'], ['评价中心', '证书编号 19 个', '今天']].map(([who, what, when]) => <li key={who}><span>{who} <span className="muted">{what}</span></span><span className="muted">{when}</span></li>)}</ul>
            </Card>
            <div className={styles.onTime}>
              <p><span className="muted">本月按时办结</span><b className="figure">98.1%</b></p>
              <DayBars label="每天办结数" days={[10, 14, 12, 18, 16, 12, 14, 20, 22, 20, 16, 14, 17, 17, 14, 19, 24, 16, 18, 20, 16, 8].map((value, index) => ({ value, tone: index === 21 ? 'ink' : index === 6 || index === 14 ? 'amber' : undefined }))} />
              <p className="muted">办结 154 件，超时 3 件（深色那 2 天）</p>
            </div>
            <Card><div className={styles.cardHead}><div><h2 className={styles.cardTitle}>窗口来人了？</h2><p className={styles.small}>替他办，记录会写明是代办</p></div><Button>开始代办</Button></div></Card>
          </>
        )}
      >
        <PageTitle title="今天先办这 4 件" detail="其中 1 件已超时。下周还有 8 件，都来得及。" actions={<><Button size="small">全部类型<ChevronDown size={15} /></Button><Button size="small" icon={ArrowUpDown}>按时限</Button><Button kind="primary" icon={Play}>从第一件开始办</Button></>} />
        <Queue label="我的待办">
          <QueueGroup title="已超时" count={1} lateness="overdue">{overdue.map((sample) => row(sample, 'overdue'))}</QueueGroup>
          <QueueGroup title="今天到期" count={3} lateness="today">{today.map((sample) => row(sample, 'today'))}</QueueGroup>
          <QueueGroup title="下周" count={8}>{nextWeek.map((sample) => row(sample, 'ahead'))}</QueueGroup>
        </Queue>
      </WithAside>
    </SampleFrame>
  )
}
