import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import type { Font } from 'fontkit'

const FILES = {
  'serif-bold': 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  serif: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'sans-medium': 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  'sans-jp': 'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  'sans-jp-bold': 'noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const
export type FontName = keyof typeof FILES

/** Fonts to look through for a glyph, best first. Each Noto font lacks some rare characters of people's names (𠮷, 龘). */
export const CHAINS = {
  title: ['serif-bold', 'sans-jp-bold', 'sans'],
  text: ['serif', 'sans', 'sans-jp'],
  label: ['sans', 'sans-jp'],
  value: ['sans-medium', 'sans-jp-bold', 'sans'],
} as const satisfies Record<string, readonly FontName[]>
export type Chain = keyof typeof CHAINS

/** Drawn for a character no font has: the geta mark printers have always put in the place of missing type. */
export const MISSING_MARK = '〓'

/** Where the file of a font lies. */
export const fontFile = (name: FontName): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/${FILES[name]}`)

const opened = new Map<FontName, Font>()

/** The font, opened once per process: opening takes 20 ms and documents share it. */
export function openFont(name: FontName): Font {
  let font = opened.get(name)
  if (!font) {
    font = create(readFileSync(fontFile(name)))
    opened.set(name, font)
  }
  return font
}

/** A piece of text one font can draw. */
export interface Run { font: FontName, text: string }

/** Splits a text into runs, each character in the first font of the chain that has it, or as `MISSING_MARK`. */
export function splitRuns(text: string, chain: Chain): Run[] {
  const runs: Run[] = []
  for (const character of text.normalize('NFC')) {
    const found = fontFor(character, chain)
    const run: Run = found ? { font: found, text: character } : { font: CHAINS[chain][0], text: MISSING_MARK }
    const last = runs.at(-1)
    if (last?.font === run.font) last.text += run.text
    else runs.push(run)
  }
  return runs
}

/** The characters that would be drawn as `MISSING_MARK`: ask before a certificate is signed, not after it is printed. */
export function missingCharacters(text: string): string[] {
  return [...new Set(text.normalize('NFC'))].filter((character) => !fontFor(character, 'title'))
}

function fontFor(character: string, chain: Chain): FontName | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  return CHAINS[chain].find((name) => openFont(name).hasGlyphForCodePoint(codePoint))
}
