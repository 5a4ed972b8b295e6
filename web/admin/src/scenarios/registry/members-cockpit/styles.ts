import { overWall } from '../../../app/cockpit/over-wall.ts'
import own from './members-cockpit.module.css'

export const styles = overWall(own)
