/** The mark: an I-beam that reads 工. `plate` sets it on a rounded plate; without, it is drawn in the current colour. */
export function Mark({ size = 28, plate = 'var(--ink)', ink = 'var(--on-ink)', label }: { size?: number; plate?: string | null; ink?: string; label?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 54 54" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {plate !== null && <rect width="54" height="54" rx="12" fill={plate} />}
      <path fill={plate === null ? 'currentColor' : ink} d={markPath} />
    </svg>
  )
}

/** Also drawn into the app icons at build time and into the seal. */
export const markPath = 'M11.5 14h31v6.2h-10c-2.6 3.6-2.6 9.6 0 13.4h12.5v7h-36v-7h12.5c2.6-3.8 2.6-9.8 0-13.4h-10z'
