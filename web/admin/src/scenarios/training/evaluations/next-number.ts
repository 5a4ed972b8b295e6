/** PJ00009 → PJ00010: forms lie in their order. */
export function nextNumber(number: string): string {
  const digits = /(\d+)(?!.*\d)/.exec(number)?.[1]
  if (digits === undefined) return ''
  const at = number.lastIndexOf(digits)
  return `${number.slice(0, at)}${String(BigInt(digits) + 1n).padStart(digits.length, '0')}${number.slice(at + digits.length)}`
}
