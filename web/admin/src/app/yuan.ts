/** Fen as yuan, with places where there are any. */
export function yuanOf(fen: string): string {
  const negative = fen.startsWith('-')
  const digits = (negative ? fen.slice(1) : fen).padStart(3, '0')
  const [whole, places] = [Number(digits.slice(0, -2)).toLocaleString('en-US'), digits.slice(-2)]
  return `${negative ? '-' : ''}${whole}${places === '00' ? '' : `.${places}`}`
}

/** Yuan that somebody typed, as fen. */
export const fenOf = (yuan: number): string => String(Math.round(yuan * 100))
