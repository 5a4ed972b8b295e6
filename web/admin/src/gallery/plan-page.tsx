import { History, RefreshCw } from 'lucide-react'
import { Button, Card, ShareBar, Steps } from '@guildhall/ui'
import { FilterBar, PageTitle, PlanBoard, PlanLegend, WithAside, type PlanBlock } from '@guildhall/ui/console'
import { SampleFrame } from './sample-frame.tsx'
import styles from './gallery.module.css'

const block = (row: string, day: string, lane: 0 | 1 | 2, category: 1 | 2 | 3 | 4, title: string, detail: string, more: Partial<PlanBlock> = {}): PlanBlock => ({ id: `${row}${day}${lane}`, row, day, lane, category, title, detail, ...more })
const blocks = [
  block('a', '23', 2, 1, '数控中级', '沈国梁'), block('a', '25', 2, 1, '数控中级', '沈国梁'), block('a', '27', 2, 1, '数控中级', '沈国梁'), block('a', '28', 0, 1, '数控初级', '姜维新 24/24', { lanes: 2 }), block('a', '29', 0, 1, '数控初级', '姜维新 24/24', { lanes: 2 }),
  block('b', '23', 0, 2, '电工复训', '范长河'), block('b', '25', 0, 2, '电工复训实操', '范长河 16/16', { lanes: 2 }), block('b', '26', 2, 1, '数控装调', '沈国梁'), block('b', '28', 2, 1, '钳工中级', '姜维新'),
  block('c', '24', 2, 1, '焊工理论', '戴启明'), block('c', '26', 2, 1, '焊工理论', '戴启明'), block('c', '27', 1, 3, '仓储管理', '温立'), block('c', '29', 0, 2, '电工复训', '范长河'),
  block('d', '24', 1, 1, '焊工返训', '戴启明'), block('d', '28', 0, 1, '焊工初级实操', '', { lanes: 3, conflict: '缺一位教师' }), block('d', '29', 0, 1, '焊工中级实操', '戴启明 12/12', { lanes: 2 }),
  block('e', '23', 2, 3, '叉车初级', '温立'), block('e', '27', 0, 4, '班前安全', '许岚'), block('e', '28', 2, 4, '班组长课', '许岚'),
]

export default function PlanPage() {
  return (
    <SampleFrame active="/plan">
      <PageTitle
        title="第四季度补充方案" actions={<><Button icon={History}>第 3 稿</Button><Button icon={RefreshCw}>重新排</Button><Button kind="primary">发出去征集意见</Button></>}
        detail={<Steps label="方案走到哪了" steps={[{ id: '1', label: '分析需求', state: 'done' }, { id: '2', label: '提出方案', state: 'current' }, { id: '3', label: '征集意见', state: 'ahead' }, { id: '4', label: '公告', state: 'ahead' }]} />}
      />
      <WithAside
        asideLabel="没排上的"
        aside={(
          <div>
            <p className={styles.bigFigure}><b className="figure">912</b> <span className="muted">人排上，共 975 人</span></p><ShareBar share={0.935} label="912 / 975" />
            <h2 className={styles.cardTitle} style={{ marginTop: 20 }}>还有 63 人没排上</h2><p className={styles.small}>每条都有原因，也有能做的事</p>
            <ul className={styles.reasons}>{[['缺教师', '焊工高级、钳工；持证教师都排满', '向邻县借 2 位，可多排 19 人', '28'], ['时间凑不上', '夜班职工只有白天有空', '加 2 个上午班，可多排 14 人', '17'], ['人数不够开班', '白塔、枫林各不到 8 人', '并到石湖，车程 25 分钟', '12']].map(([why, detail, help, count]) => <li key={why}><p><span>{why}</span><b className="figure">{count}</b></p><small>{detail}</small><p>↳ {help}</p></li>)}</ul>
          </div>
        )}
      >
        <FilterBar label="怎么看" aside={<PlanLegend categories={['机加工', '电工、护理', '物流配送', '服务']} />}><Button size="small">按场地</Button></FilterBar>
        <Card padding="flush">
          <PlanBoard
            label="一周课表" rowHead="场地" lanes={['早', '午', '晚']} onOpen={() => undefined} blocks={blocks}
            rows={[['a', '城关职工学校', '302·24 座'], ['b', '城关职工学校', '实训车间·16'], ['c', '新桥职工之家', '2 楼·40 座'], ['d', '新桥职工之家', '焊接棚·12'], ['e', '恒禾精密', '培训室·30 座']].map(([id = '', title = '', detail = '']) => ({ id, title, detail }))}
            days={['一', '二', '三', '四', '五', '六', '日'].map((weekday, index) => ({ id: String(23 + index), weekday: `周${weekday}`, day: String(23 + index), off: index > 4 }))}
          />
        </Card>
      </WithAside>
    </SampleFrame>
  )
}
