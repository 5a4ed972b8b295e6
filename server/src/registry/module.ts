import type { Module } from '#platform/module'
import { accountsHandled, loginHandled } from './access/index.ts'

export const registryModule: Module = {
  name: 'registry',
  routes: [...loginHandled, ...accountsHandled],
}
