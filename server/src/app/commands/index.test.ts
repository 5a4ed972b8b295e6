import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allCommands } from './index.ts'

test('doctor and the handbook advise `guildhall recount`, which was no command: every command of this folder can be called', async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^(?:command|index)\.|\.test\.ts$/.test(name)).map((name) => name.replace(/\.ts$/, ''))
  expect((await allCommands()).map(([name]) => name).filter((name) => name !== 'help').toSorted()).toEqual(files.toSorted())
})
