export { hoursOf, type BookBy, type HelperRow, type PositionKind, type PositionRow, type RoomRow, type Stretch, type WeekHours } from './model.ts'
export { fitsHours, hoursOn, metresBetween, openStateAt, slotsOn, weekdayOf, type Opening } from './rules.ts'
export { loadOpening, loadOpenings, momentOf } from './opening.ts'
export * from './store.ts'
