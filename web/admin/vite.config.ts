import { defineConfig } from 'vite'
import { webConfig } from '../../tools/web-config.ts'

export default defineConfig(webConfig({ root: import.meta.dirname, base: '/console/', app: 'console' }))
