import { useState } from 'react'
import { Bookmark, Building2, ChevronDown, Maximize2, Plus, UserRound } from 'lucide-react'
import { Button, Card, HeatGrid, HeatLegend, HeatMini, Icon, type HeatRow } from '@guildhall/ui'
import { DrawerPanel, FilterBar, PageTitle } from '@guildhall/ui/console'
import { SampleFrame } from './sample-frame.tsx'
import styles from './gallery.module.css'

const towns = ['城关', '新桥', '沙溪', '柳岸', '石湖', '东埠', '枫林', '南浦', '白塔', '云岭']
const rowOf = (id: string, label: string, cells: number[], total: number, share: number): HeatRow => ({ id, label, cells, total, share })
const groups = [
  { id: 'weld', label: '焊工', rows: [rowOf('w1', '初级', [18, 34, 12, 6, 9, 21, 4, 15, 2, 3], 124, 0.62), rowOf('w2', '中级', [9, 46, 11, 4, 7, 17, 2, 8, 0, 1], 105, 0.24), rowOf('w3', '高级', [3, 12, 5, 0, 2, 6, 0, 3, 0, 0], 31, 0)] },
  { id: 'turn', label: '数控车工', rows: [rowOf('t1', '初级', [22, 15, 8, 5, 3, 12, 2, 9, 1, 0], 77, 0.58), rowOf('t2', '中级', [31, 19, 7, 6, 4, 9, 1, 11, 0, 2], 90, 0.71)] },
  { id: 'el', label: '电工', rows: [rowOf('e1', '复训', [28, 21, 14, 9, 11, 16, 8, 19, 5, 6], 137, 0.88), rowOf('e2', '中级', [12, 8, 5, 3, 2, 7, 1, 6, 0, 0], 44, 0.4)] },
  { id: 'ride', label: '网约配送员', rows: [rowOf('r1', '初级', [37, 6, 2, 8, 1, 5, 0, 42, 0, 0], 101, 0.35), rowOf('r3', '高级', [6, 0, 0, 2, 0, 0, 0, 9, 0, 0], 17, 0)] },
  { id: 'care', label: '养老护理员', rows: [rowOf('c1', '初级', [14, 5, 9, 12, 10, 4, 13, 6, 11, 16], 100, 0.52)] },
  { id: 'tea', label: '茶艺师', rows: [rowOf('a1', '初级', [4, 1, 2, 3, 6, 0, 18, 2, 9, 24], 69, 0.46)] },
  { id: 'fork', label: '叉车司机', rows: [rowOf('f1', '初级', [21, 17, 3, 2, 5, 23, 1, 7, 0, 1], 80, 0.66)] },
]

export default function DemandPage() {
  const [selected, setSelected] = useState<{ row: string; column: string } | null>({ row: 'w2', column: '新桥' })
  return (
    <SampleFrame active="/demand">
      <PageTitle title="需求清单" detail={<><b>975</b> 人次，来自职工 702、企业 198、部门 75。两分钟前更新</>} actions={<Button icon={Plus}>录一条需求</Button>} />
      <FilterBar label="筛选" aside={<HeatLegend few="少" many="多（人）" />}>
        {['12月要开的班', '来源：全部', '时间：近 90 天', '状态：全部'].map((filter, index) => <Button key={filter} size="small" icon={index === 0 ? Bookmark : undefined}>{filter}<ChevronDown size={15} /></Button>)}
      </FilterBar>
      <Card padding="flush">
        <HeatGrid
          label="需求清单" heads={{ group: '职业', row: '等级', total: '合计', share: '已排' }} columns={towns.map((town) => ({ id: town, label: town }))} groups={groups}
          selected={selected} onSelect={(row, column) => setSelected({ row, column })} cellLabel={(group, row, town, count) => `${group}${row}，${town}，${count} 人`}
        />
      </Card>
      {selected && (
        <DrawerPanel
          title="焊工·中级·新桥镇" closeLabel="关上" onClose={() => setSelected(null)} actions={<Button kind="quiet" aria-label="整页打开" icon={Maximize2} />}
          footer={<><p className={styles.small}>够开宏屹定制班（18 人）和 1 个合成班（17 人，15 人起开）</p><div className={styles.footActions}><Button kind="primary">给余下 35 人做方案</Button><Button>通知有空的人</Button></div></>}
        >
          <p className={styles.bigFigure}><b className="figure">46</b> <b>人想学</b> <span className="muted">其中 11 人已排上班</span></p>
          <p className={styles.small}>他们什么时候有空（人）</p>
          <HeatMini label="有空的时间" columns={['一', '二', '三', '四', '五', '六', '日']} rows={[{ label: '上午', cells: [2, 1, 2, 3, 2, 14, 11] }, { label: '下午', cells: [1, 2, 2, 1, 2, 17, 9] }, { label: '晚上', cells: [19, 21, 24, 22, 12, 6, 4] }]} />
          <div className={styles.cardHead}><h2 className={styles.cardTitle}>背后的需求</h2><span className={styles.small}>21 条，按先来后到</span></div>
          <ul className={styles.needs}>{[['冯**', '恒禾精密', '周末白天', '9 天前'], ['潘**', '新桥金属结构', '工作日晚上', '11 天前'], ['定制：18 人', '宏屹钢构有限公司', '11月底前', '12 天前'], ['尤**', '未就业', '随时', '13 天前']].map(([who, unit, when, ago], index) => (
            <li key={who}><span className={styles.disc}><Icon of={index === 2 ? Building2 : UserRound} size={17} /></span><span><b>{who}</b> <span className="muted">{unit}</span><small>{when}</small></span><small>{ago}</small></li>
          ))}</ul>
        </DrawerPanel>
      )}
    </SampleFrame>
  )
}
