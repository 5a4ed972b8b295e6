import { dotted } from '../i18n/dotted.ts'

const browsers = [['MicroMessenger', '微信 WeChat'], ['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const
const systems = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['HarmonyOS', 'HarmonyOS'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const

/** 「Chrome · Windows」 from what a browser says about itself; the order matters, for most call themselves Safari too. */
export function deviceName(userAgent: string): string {
  const find = (names: readonly (readonly [string, string])[]) => names.find(([mark]) => userAgent.includes(mark))?.[1]
  return dotted(' · ', [find(browsers), find(systems)]) || userAgent.slice(0, 40) || '?'
}
