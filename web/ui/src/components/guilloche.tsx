import { useId, useMemo } from 'react'
import { guillochePaths } from './guilloche-path.ts'

/** The rosette of certificates, drawn in the current colour. Broken in two when the certificate is revoked. */
export function Guilloche({ size = 260, broken = false, opacity = 1, className }: { size?: number; broken?: boolean; opacity?: number; className?: string }) {
  const radius = size / 2
  const paths = useMemo(() => guillochePaths(radius - 1), [radius])
  const id = useId()
  const lines = paths.map((path, ring) => <path key={ring} d={path} vectorEffect="non-scaling-stroke" />)
  return (
    <svg className={className} width={size} height={size} viewBox={`${-radius} ${-radius} ${size} ${size}`} fill="none" stroke="currentColor" strokeWidth={0.6} opacity={opacity} overflow="visible" aria-hidden>
      {broken ? (
        <>
          <defs>
            <clipPath id={`${id}a`}><path d={`M${-size} ${-size}H${radius * 0.24}L${radius * -0.1} ${size}H${-size}z`} /></clipPath>
            <clipPath id={`${id}b`}><path d={`M${size} ${-size}H${radius * 0.3}L${radius * -0.04} ${size}H${size}z`} /></clipPath>
          </defs>
          <g transform={`translate(${radius * -0.055} ${radius * 0.035})`}><g clipPath={`url(#${id}a)`}>{lines}</g></g>
          <g transform={`translate(${radius * 0.075} ${radius * -0.035}) rotate(3)`}><g clipPath={`url(#${id}b)`}>{lines}</g></g>
        </>
      ) : lines}
    </svg>
  )
}

/** The issuer's seal: name around the mark, purpose below; at −6° and multiplied over the page it looks stamped, not printed. */
export function Seal({ issuer, purpose, size = 88 }: { issuer: string; purpose: string; size?: number }) {
  const id = useId()
  const letters = Array.from(issuer)
  // Letters keep their distance: a long name takes more of the circle, up to 270 degrees, and then shrinks.
  const perLetter = Math.min(25, 262 / Math.max(1, letters.length))
  const fontSize = Math.min(13, perLetter * 0.56)
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" style={{ mixBlendMode: 'multiply', transform: 'rotate(-6deg)' }} role="img" aria-label={`${issuer} ${purpose}`} id={id}>
      <g fill="none" stroke="var(--red)" opacity="0.94"><circle cx="50" cy="50" r="47.5" strokeWidth="3.4" /><circle cx="50" cy="50" r="43.2" strokeWidth="0.7" /></g>
      <g fill="var(--red)" fontFamily="var(--song)" fontWeight="700" textAnchor="middle" opacity="0.94">
        {letters.map((letter, index) => {
          const angle = (index - (letters.length - 1) / 2) * perLetter
          return <text key={index} fontSize={fontSize} transform={`rotate(${angle} 50 50) translate(50 ${7.6 + fontSize})`}>{letter}</text>
        })}
        <g transform="translate(29.2 26.5) scale(.77)"><path d="M11.5 14h31v6.2h-10c-2.6 3.6-2.6 9.6 0 13.4h12.5v7h-36v-7h12.5c2.6-3.8 2.6-9.8 0-13.4h-10z" /></g>
        <text x="50" y="79" fontSize="8.6" letterSpacing="0.2">{purpose}</text>
      </g>
    </svg>
  )
}
