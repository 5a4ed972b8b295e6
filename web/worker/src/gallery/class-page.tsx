import { Award, ChevronLeft, ChevronRight, Share2 } from 'lucide-react'
import { Button, OccupationDrawing, SeatGlyphs } from '@guildhall/ui'
import { ActionBar, Band, IconButton, LessonTable, TrainerCard } from '@guildhall/ui/phone'
import styles from './gallery.module.css'

export default function ClassPage() {
  return (
    <>
      <main id="main">
        <div className={styles.hero}>
          <OccupationDrawing occupation="数控车工" />
          <span className={styles.back}><IconButton round icon={ChevronLeft} label="回去" onClick={() => history.back()} /></span>
          <span className={styles.share}><IconButton round icon={Share2} label="分享" onClick={() => undefined} /></span>
        </div>
        <Band><p className={styles.small}>合成班·由 37 位职工的需求拼成</p><h1 className={styles.title}>数控车工（中级）周末班</h1><p>城关职工学校 302·<time>11月28日</time>开课·30 课时</p></Band>
        <Band title={<span className={styles.free}>还有 <b className="figure">3</b> 个座位</span>} aside="共 24 座·报名到 25日 18:00"><SeatGlyphs taken={21} seats={24} label="24 座，已坐 21" /><p className={styles.small}>坐满后可候补 6 位，有人退出按顺序补上，会短信告诉你</p></Band>
        <Band title="上课时间" aside={<span className={styles.more}>10 次全部 <ChevronRight size={15} /></span>}><LessonTable label="上课时间" lessons={[['1', '11月28日 周六', '9:00–11:15', '识图与公差'], ['2', '11月29日 周日', '9:00–11:15', '对刀与装夹'], ['3', '12月5日 周六', '9:00–11:15', '外圆与螺纹']].map(([id = '', date = '', time = '', topic = '']) => ({ id, date, time, topic }))} /></Band>
        <Band><TrainerCard name="沈国梁" detail="高级技师（一级）·车工 22 年" judged="187 份评价，纸质 42 份" scores={[{ label: '讲得懂', value: 4.8 }, { label: '内容实用', value: 4.6 }, { label: '带练耐心', value: 4.9 }]} /></Band>
        <Band><div className={styles.award}><span><Award size={22} strokeWidth={1.6} /></span><div><b>考过发中级工（四级）证书</b><p className={styles.small}>全国可查·可再申领 1500 元技能补贴</p></div></div></Band>
      </main>
      <ActionBar price="不用交钱" detail="用 1 张培训券"><Button kind="primary" size="large">我要报名</Button></ActionBar>
    </>
  )
}
