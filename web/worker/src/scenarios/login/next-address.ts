/** Where a login leads: to the page that asked for it if that belongs to the same reader, and never to another site. */
export function nextAddress(kind: 'worker' | 'staff', asked: unknown): string {
  const home = kind === 'staff' ? '/console/' : '/'
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || /^\/login(\W|$)/.test(asked)) return home
  const ofConsole = /^\/console(\/|$)/.test(asked)
  return ofConsole === (kind === 'staff') ? asked : home
}
