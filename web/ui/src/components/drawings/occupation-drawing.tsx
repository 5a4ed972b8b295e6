import { classNames } from '../class-names.ts'
import { chooseDrawing } from './choose-drawing.ts'
import { sheet } from './drafting.tsx'
import { drawings, type Drawing } from './trades.tsx'
import styles from './drawings.module.css'

export interface OccupationDrawingProps {
  /** Its name chooses the drawing, unless `drawing` does. */
  occupation: string
  drawing?: Drawing
  /** `hero` 204 high across the phone, `tile` small in a list, `bare` without the ground (the login page lays its own). */
  size?: 'hero' | 'tile' | 'bare'
}

/** An occupation is drawn, never photographed: its thing, with dimensions, on squared paper. Decoration: the name stands beside it. */
export function OccupationDrawing({ occupation, drawing, size = 'hero' }: OccupationDrawingProps) {
  const Chosen = drawings[drawing ?? chooseDrawing(occupation)]
  return (
    <div className={classNames(styles.paper, styles[size])} aria-hidden>
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} className={styles.sheet}><Chosen /></svg>
    </div>
  )
}
