/** Digits that belong together though somebody has grouped them: 138 1234 5678, 138-1234-5678, full-width ones. A last X is that of an identity number. */
const run = /(?<![\d０-９])[\d０-９](?:[ \-－]?[\d０-９]){10,}(?:[ \-－]?[XxＸｘ])?(?![\d０-９])/g

/** Takes phone and identity numbers out of free words before they are stored, for they have sealed columns of their own. Several of them side by side too. */
export function withoutNumbers(words: string): string {
  return words.replace(run, (found) => {
    const digits = found.normalize('NFKC').replace(/[ \-－]/g, '').toUpperCase()
    if (/^1[3-9]\d{9}$/.test(digits) || /^[1-9]\d{16}[\dX]$/.test(digits)) return '***'
    // A long number without a break is that of something else (an account, a parcel); grouped digits of this length are several numbers in a row.
    return /[ \-－]/.test(found) && /1[3-9]\d{9}|[1-9]\d{16}[\dX]/.test(digits) ? '***' : found
  })
}
