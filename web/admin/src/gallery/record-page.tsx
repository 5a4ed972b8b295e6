import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { CirclePlay, Ellipsis, Plus, Printer, Scan } from 'lucide-react'
import { Button, Card, Chip, Figure, Timeline } from '@guildhall/ui'
import { AttendanceGrid, RecordHeader, TabLinks, tabClass, WithAside, type Attendance, type AttendanceRow } from '@guildhall/ui/console'
import { SampleFrame, sampleRuler } from './sample-frame.tsx'
import styles from './gallery.module.css'

const marksOf = (written: string): Attendance[] => Array.from(written, (mark) => (mark === '+' ? 'came' : mark === 'x' ? 'missed' : mark === '-' ? 'leave' : 'ahead'))
const rows: AttendanceRow[] = ([
  ['林**', '恒禾精密', '+++x+', 86, '缺 1 次'], ['赵**', '恒禾精密', '+++++', 92], ['孙**', '远帆物流', '+++++', 78], ['吴**', '青澜纺织', '++x++', 74, '缺 1 次'], ['蒋**', '宏屹钢构', '+++++', 88],
  ['汤**', '恒禾精密', '+x+++', 65, '缺 1 次'], ['陆**', '自主报名', '+++++', 90], ['鲁**', '新桥金属', '++-++', 81], ['顾**', '青澜纺织', '+++++', 95], ['童**', '恒禾精密', '+xx++', 52, '缺 2 次，再缺 1 次不能考'],
  ['骆**', '自主报名', '+++++', 84], ['叶**', '宏屹钢构', '+++++', 79], ['邵**', '新桥金属', '-++++', 70], ['梁**', '恒禾精密', '+++++-', 91],
] as [string, string, string, number, string?][]).map(([name, unit, marks, value, note]) => ({ id: name, name, unit, marks: marksOf(marks), score: { value, label: `${value} 分` }, note, urgent: value < 60 }))

export default function RecordPage() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <SampleFrame active="/record">
      <RecordHeader
        crumbs={<><Link to="/gallery">班级</Link><span className="num">BJ-2026-0187</span></>} title="数控车工（中级）秋季班" chip={<Chip tone="jade" icon={CirclePlay}>上课中</Chip>}
        facts={['合成班', '沈国梁 主讲', '城关职工学校 302', '周三、周五晚 18:30', '班主任 许知遥']}
        actions={<><Button icon={Printer}>打印</Button><Button icon={Ellipsis} aria-label="更多" /><Button kind="primary" icon={Scan}>打开今晚签到</Button></>}
        deadline={{ label: '下一道时限：12月9日前交考核成绩', ruler: sampleRuler('2026-11-04', '2026-12-09'), remaining: '还差 13 天', lateness: 'ahead' }}
        figures={<><Figure label="学员" value="14" unit="人" /><Figure label="到课率" value="90.0" unit="%" /><Figure label="测验均分" value="80.4" unit="分" /><Figure label="已上" value="5" unit="/ 10 次" /></>}
      />
      <TabLinks label="班级的各页">{[['学员与签到', 14], ['课表', 10], ['考核'], ['证书'], ['评价', 9], ['费用与培训券'], ['来自的需求', 18]].map(([label, count], index) => <Link key={label} to="/gallery/record" className={tabClass(index === 0)}>{label}{count !== undefined && <span className="num">{count}</span>}</Link>)}</TabLinks>
      <WithAside
        asideLabel="经过"
        aside={<><div className={styles.cardHead}><h2 className={styles.cardTitle}>经过</h2><Button kind="quiet" size="small" icon={Plus}>记一笔</Button></div><Timeline label="经过" items={[
          { id: '1', when: '今天 18:30', title: '第 6 次课待上', detail: '城关 302，签到 18:10 打开', tone: 'ahead' }, { id: '2', when: '今天 14:02', title: '梁** 请假 1 次', detail: '工厂加班，班主任许知遥已批' },
          { id: '3', when: '11月18日', title: '第 5 次课，到 14 / 14', detail: '课堂照片 3 张' }, { id: '4', when: '11月15日', title: '沈国梁改了第 7 次内容', detail: '“切槽”换成“螺纹”，原因：设备检修' },
          { id: '5', when: '11月12日', title: '童** 已缺 2 次', detail: '系统提醒本人，已读', tone: 'amber' }, { id: '6', when: '11月4日', title: '开班', detail: '14 人到，1 人候补转正' },
        ]} /></>}
      >
        <Card padding="flush">
          <AttendanceGrid
            text={{ label: '学员与签到', selectAll: '全选', select: (name) => `选 ${name}`, name: '姓名', unit: '单位', score: '测验（60 分及格）', note: '要留意', marks: { came: '到', missed: '缺', leave: '请假', ahead: '还没上' }, total: '共 14 人', session: (number) => `第 ${number} 次` }}
            sessions={10} today={6} pass={60} rows={rows} selected={selected} onSelect={setSelected}
          />
        </Card>
      </WithAside>
    </SampleFrame>
  )
}
