import type { CertificateSheet } from './certificate.ts'

export type { CertificateSheet, CertificateTexts } from './certificate.ts'
export { guillochePath, ROSETTE } from './guilloche.ts'
export type { Band } from './guilloche.ts'

/** The certificate as an A4 page with the signed credential attached. What draws and the fonts are loaded with the first one. */
export async function drawCertificate(sheet: CertificateSheet): Promise<Uint8Array> {
  return (await import('./certificate.ts')).drawCertificate(sheet)
}
