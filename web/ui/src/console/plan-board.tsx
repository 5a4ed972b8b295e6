import { TriangleAlert } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Icon } from '../components/icon.tsx'
import styles from './plan-board.module.css'
import { placeInDay } from './plan-layout.ts'

export interface PlanBlock {
  id: string
  row: string
  day: string
  /** 0 morning, 1 noon, 2 evening. */
  lane: 0 | 1 | 2
  /** How many lanes it takes; from two on it writes its detail under its name. */
  lanes?: 1 | 2 | 3
  category: 1 | 2 | 3 | 4
  title: string
  detail: string
  /** Cannot be so: white, outlined in amber, with its reason. */
  conflict?: string
}

export interface PlanBoardProps {
  label: string
  rowHead: string
  lanes: readonly [string, string, string]
  rows: readonly { id: string; title: string; detail: string }[]
  days: readonly { id: string; weekday: string; day: string; off?: boolean }[]
  blocks: readonly PlanBlock[]
  onOpen: (id: string) => void
}

/** A week of classes: a row a room (78), a column a day, three lanes for the parts of the day, so that words stay level. */
export function PlanBoard({ label, rowHead, lanes, rows, days, blocks, onOpen }: PlanBoardProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.board} aria-label={label}>
        <colgroup><col className={styles.rowColumn} /><col className={styles.laneColumn} />{days.map((day) => <col key={day.id} />)}</colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>{rowHead}</th>
            {days.map((day) => <th key={day.id} scope="col">{day.weekday} <b className="num">{day.day}</b></th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.row}><span>{row.title}</span><small>{row.detail}</small></th>
              <td className={styles.lanes} aria-hidden>{lanes.map((lane) => <span key={lane}>{lane}</span>)}</td>
              {days.map((day) => (
                <td key={day.id} className={classNames(styles.cell, day.off && styles.off)}>
                  {blocks.filter((block) => block.row === row.id && block.day === day.id).map((block, _, cell) => {
                    const { lane, lanes: tall } = placeInDay(block, cell)
                    return (
                      <button
                        key={block.id} type="button" title={[block.title, block.detail, block.conflict].filter(Boolean).join('\n')}
                        className={classNames(styles.block, styles[`lane${lane}`], styles[`span${tall}`], block.conflict === undefined ? styles[`category${block.category}`] : styles.conflict)} onClick={() => onOpen(block.id)}
                      >
                        <b>{block.title}</b>{' '}
                        {block.conflict === undefined ? <span>{block.detail}</span> : <span className={styles.reason}><Icon of={TriangleAlert} size={13} active />{block.conflict}</span>}
                      </button>
                    )
                  })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Names of the categories, with their tints. */
export function PlanLegend({ categories }: { categories: readonly string[] }) {
  return <span className={styles.legend}>{categories.map((category, index) => <span key={category}><i className={styles[`category${index + 1}`]} />{category}</span>)}</span>
}
