/** The part we use of a package that ships no types. */
declare module 'fontkit' {
  interface Glyph {
    id: number
    /** The outline in font units, y upwards. */
    path: { commands: readonly { command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath', args: readonly number[] }[] }
  }
  interface Font {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): { glyphs: readonly Glyph[], positions: readonly { xAdvance: number }[] }
  }
  export function create(data: Uint8Array): Font
}
