import { useState } from 'react'
import { Inbox } from 'lucide-react'
import { Button, Card, Chip, DemoNotice, DistributionBars, EmptyState, Field, Figure, FigureRow, OccupationDrawing, ProgressJob, RefusalNotice, SectionTitle, SkeletonCards, StatTable } from '@guildhall/ui'
import { Chart, DatePicker, PageTitle, Select, Table } from '@guildhall/ui/console'
import { SampleFrame } from './sample-frame.tsx'
import styles from './gallery.module.css'

const months = ['6月', '7月', '8月', '9月', '10月', '11月']
const wanted = [610, 590, 640, 720, 840, 975]
const option = { xAxis: { type: 'category', data: months }, yAxis: { type: 'value' }, tooltip: { trigger: 'axis' }, series: [{ type: 'line', name: '需求', data: wanted, lineStyle: { type: 'dashed' } }, { type: 'line', name: '排上', data: [520, 560, 610, 660, 760, 912] }] }
const people = ['林**', '赵**', '孙**', '吴**'].map((name, index) => ({ id: name, name, score: 86 - index * 4 }))
const trades = ['数控车工', '焊工', '电工', '茶艺师', '养老护理员', '叉车司机', '网约配送员', '中式烹调师', '机器人操作员', '互联网营销师', '插花']

export default function PartsPage() {
  const [busy, setBusy] = useState(false)
  return (
    <SampleFrame active="">
      <PageTitle title="组件都在这里" detail="只在开发时可见" actions={<><Button busy={busy} onClick={() => setBusy(true)}>忙一会儿</Button><Button kind="primary">一个红</Button></>} />
      <div className={styles.parts}>
        <Card>
          <SectionTitle>状态：形、字、色</SectionTitle>
          <div className={styles.chips}><Chip>草稿</Chip><Chip tone="jade">上课中</Chip><Chip tone="amber" shape="half">征集意见</Chip><Chip tone="red" shape="ring">已取消</Chip><Chip tone="ink" shape="dash">已结束</Chip><Chip tone="amber" solid>超 2 天</Chip></div>
          <SectionTitle>提示</SectionTitle>
          <DemoNotice>演示环境：人物、单位、证书全是编的</DemoNotice>
          <RefusalNotice what="没能报上名" why="这个班只收新桥镇的职工。" now="可以报 12 月的合成班，全县都能来。" action={<Button size="small">看合成班</Button>} />
        </Card>
        <Card>
          <SectionTitle>长活</SectionTitle>
          <ProgressJob title="导入需求表" progress={0.42} detail="已读 12,400 行，共 30,000 行" state="running" action={<Button size="small">停下</Button>} />
          <ProgressJob title="生成证书" progress={1} detail="19 张，用时 4 秒" state="done" action={<Button size="small">去看</Button>} />
          <ProgressJob title="重新排课" progress={null} detail="正在读需求" state="running" />
          <SectionTitle>填</SectionTitle>
          <Field label="手机号" placeholder="11 位" error="少一位，请再看看" />
        </Card>
        <Card><FigureRow><Figure label="会员" value="24.83" unit="万人" note="本月 +1,206" spark={[3, 4, 4, 5, 6, 6, 7]} /><Figure label="按时办结" value="98.1" unit="%" note="3 件超时" noteTone="amber" spark={[5, 4, 6, 3, 6, 5, 6]} /></FigureRow></Card>
        <Card><DistributionBars rows={[{ label: '讲得懂', mean: '4.8', counts: [['很好', 120], ['好', 44], ['一般', 12], ['差', 4], ['很差', 2]].map(([label, count]) => ({ label: String(label), count: Number(count) })), note: '同类班 4.5' }, { label: '设备够用', mean: '3.6', counts: [['很好', 40], ['好', 44], ['一般', 52], ['差', 14], ['很差', 22]].map(([label, count]) => ({ label: String(label), count: Number(count) })) }]} /></Card>
        <Card><SectionTitle>需求和排班</SectionTitle><Chart label="需求和排班，人次每月" option={option} table={{ open: '看数字', columns: ['月', '需求'], rows: months.map((month, index) => [month, wanted[index] ?? 0]) }} /></Card>
        <Card padding="flush"><StatTable caption="成绩" rows={people} columns={[{ id: 'n', label: '姓名', cell: (row) => row.name }, { id: 's', label: '成绩', numeric: true, cell: (row) => row.score }]} footer="共 4 人" /></Card>
        <Card><SectionTitle>antd 的重器</SectionTitle><div className={styles.chips}><Select aria-label="来源" defaultValue="全部" options={[{ value: '全部' }, { value: '职工' }]} style={{ width: 140 }} /><DatePicker aria-label="日子" /></div><Table size="small" rowKey="id" rowSelection={{}} dataSource={people} columns={[{ title: '姓名', dataIndex: 'name' }, { title: '成绩', dataIndex: 'score', sorter: (a, b) => a.score - b.score }]} pagination={false} /></Card>
        <Card><EmptyState icon={Inbox} title="没有要办的" action={<Button>看看办过的</Button>}>都办完了。下一件会在周一到。</EmptyState></Card>
        <SkeletonCards label="正在打开" count={1} />
        <div data-theme="wall" className={styles.wall}><FigureRow><Figure label="本年培训" value="3,127" unit="人" note="发证 2,684" spark={[3, 4, 4, 5, 6, 6, 7]} /><Figure label="返困" value="214" unit="/ 263 户" note="▲ 返困 2 户" noteTone="amber" /></FigureRow></div>
        <div className={styles.trades}>{trades.map((trade) => <div key={trade}><OccupationDrawing occupation={trade} /><p>{trade}</p></div>)}</div>
      </div>
    </SampleFrame>
  )
}
