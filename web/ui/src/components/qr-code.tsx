import { useMemo } from 'react'
import { create } from 'qrcode'

/** Draws a text as a QR code in SVG: sharp at any size, printable, no canvas. The quiet zone is the caller's padding. */
export function QrCode({ text, label, size, level = 'M' }: { text: string; label: string; size?: number | string; level?: 'L' | 'M' | 'Q' | 'H' }) {
  const { path, width } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: level })
    const rows: string[] = []
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) rows.push(`M${column} ${row}h1v1h-1z`)
      }
    }
    return { path: rows.join(''), width: modules.size }
  }, [text, level])
  return <svg viewBox={`0 0 ${width} ${width}`} width={size ?? '100%'} height={size} shapeRendering="crispEdges" role="img" aria-label={label}><rect width={width} height={width} fill="#fff" /><path d={path} fill="#1f2328" /></svg>
}
