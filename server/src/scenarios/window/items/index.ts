export { adoptItems } from './items.ts'
export { itemRoutes } from './routes.ts'
export { drawPlace, findItem, findItems, findOffers, type ItemRow } from './store.ts'
export { shippedItems } from './shipped.ts'
