import { overWall } from '../../../app/cockpit/over-wall.ts'
import own from './cockpit.module.css'

export const styles = overWall(own)
