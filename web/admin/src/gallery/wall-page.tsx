import { useState } from 'react'
import { Figure, FigureRow, Mark } from '@guildhall/ui'
import { TileMap } from '@guildhall/ui/console'
import styles from './gallery.module.css'

const towns = [
  ['城关街道', 0.38, 0.5, 54, 86], ['南浦街道', 0.53, 0.7, 42, 82], ['东埠镇', 0.84, 0.58, 58, 79], ['新桥镇', 0.6, 0.43, 46, 74], ['望海镇', 0.82, 0.86, 28, 66], ['沙溪镇', 0.13, 0.33, 40, 61],
  ['石湖镇', 0.4, 0.18, 34, 58], ['柳岸镇', 0.12, 0.62, 48, 55], ['云岭乡', 0.62, 0.96, 34, 47], ['白塔乡', 0.35, 0.86, 46, 42], ['枫林镇', 0.78, 0.18, 60, 38],
].map(([name, x, y, tiles, percent]) => ({ id: String(name), name: String(name), x: Number(x), y: Number(y), tiles: Number(tiles), lit: Math.round(Number(tiles) * Number(percent) / 100), share: `${percent}%` }))

export default function WallPage() {
  const [selected, setSelected] = useState('枫林镇')
  return (
    <main data-theme="wall" className={styles.wallPage}>
      <header><Mark size={36} plate="#c4262e" ink="#fff" /><h1>青澜县总工会</h1></header>
      <FigureRow>
        <Figure label="会员" value="24.83" unit="万人" note="本月 +1,206" spark={[3, 4, 4, 5, 6, 6, 7]} /><Figure label="建会率" value="67.4" unit="%" note="比上月 +0.8" spark={[3, 3, 4, 5, 5, 6, 7]} /><Figure label="在办" value="1,386" unit="件" note="今天到期 42" spark={[5, 4, 6, 3, 2, 3, 2]} />
        <Figure label="按时办结" value="98.1" unit="%" note="▲ 3 件超时" noteTone="amber" spark={[2, 4, 3, 5, 6, 5, 6]} /><Figure label="本年培训" value="3,127" unit="人" note="发证 2,684" spark={[1, 2, 3, 4, 5, 6, 7]} />
      </FigureRow>
      <div className={styles.wallMap}><TileMap label="一格十家单位，亮着的建了会" towns={towns} selected={selected} onSelect={setSelected} townLabel={(name, share) => `${name} ${share}`} /></div>
    </main>
  )
}
