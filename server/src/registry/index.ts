export * from './access/index.ts'
export * from './people/index.ts'
export * from './units/index.ts'
export { registryModule } from './module.ts'
