import wall from './wall.module.css'

/** The classes of one cockpit together with those of every wall; a name in both means both. */
export function overWall(own: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...wall, ...Object.fromEntries(Object.entries(own).map(([name, own]) => [name, wall[name] ? `${wall[name]} ${own}` : own])) }
}
