import { useMemo } from 'react'
import { classNames } from '../components/class-names.ts'
import { layoutTiles, outlineOf, type TileTown } from './tile-layout.ts'
import styles from './tile-map.module.css'

export interface TileMapProps {
  label: string
  towns: readonly (TileTown & { name: string; share: string })[]
  selected?: string | null
  onSelect: (id: string) => void
  /** What a town says to a screen reader. Begins with what is written on it, so that it can be called by that: 「枫林镇 38%，已排上的比例」. */
  townLabel: (name: string, share: string) => string
}

const pitch = 29
const size = 25

/** A county as tiles (one is ten firms, lit is unionised), its towns apart; the selected one is outlined in white. */
export function TileMap({ label, towns, selected, onSelect, townLabel }: TileMapProps) {
  const tiles = useMemo(() => layoutTiles(towns), [towns])
  const columns = tiles.map((tile) => tile.column)
  const rows = tiles.map((tile) => tile.row)
  const left = Math.min(...columns)
  const top = Math.min(...rows)
  const box = `${left * pitch - 6} ${top * pitch - 6} ${(Math.max(...columns) - left + 1) * pitch + 12} ${(Math.max(...rows) - top + 1) * pitch + 12}`
  return (
    <svg className={styles.map} viewBox={box} role="group" aria-label={label}>
      {towns.map((town) => {
        const own = tiles.filter((tile) => tile.town === town.id)
        const middle = own.reduce((sum, tile) => ({ x: sum.x + tile.column / own.length, y: sum.y + tile.row / own.length }), { x: 0, y: 0 })
        const chosen = selected === town.id
        return (
          <g
            key={town.id} className={styles.town} role="button" tabIndex={0} aria-pressed={chosen} aria-label={townLabel(town.name, town.share)}
            onClick={() => onSelect(town.id)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') onSelect(town.id)
            }}
          >
            {own.map((tile) => <rect key={`${tile.column},${tile.row}`} x={tile.column * pitch + 2} y={tile.row * pitch + 2} width={size} height={size} rx={4} className={tile.light > 0 ? styles.lit : styles.unlit} opacity={tile.light > 0 ? tile.light : 1} />)}
            <path className={classNames(styles.outline, chosen && styles.chosen)} d={outlineOf(own)} transform={`scale(${pitch})`} vectorEffect="non-scaling-stroke" />
            <foreignObject x={(middle.x + 0.5) * pitch - 90} y={(middle.y + 0.5) * pitch - 15} width={180} height={30} className={styles.labelBox}>
              <p className={styles.label}><span>{town.name} <b className="num">{town.share}</b></span></p>
            </foreignObject>
          </g>
        )
      })}
    </svg>
  )
}
