import type { Readable } from 'node:stream'
import { Refused } from '../http/index.ts'

/** Loaded on first use: most processes never look at a picture. Of its readers only two are left open, and nothing is kept. */
const library = async () => {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })
  sharp.cache(false)
  return sharp
}

/** As many pixels as a phone's best camera makes, and no bomb. */
const mostPixels = 64_000_000
/** The longer side in pixels: sharp on a phone whose screen has three points to the pixel. */
const longest = 1_280

/**
 * A picture as it is shown: upright, no larger than a screen, JPEG, without anything that a camera wrote into it (place, time, owner). Refuses what is too large and what is no JPEG or
 * PNG, whatever it calls itself, with the codes of `saveFile`.
 */
export async function shownPicture(source: Readable, { maxBytes }: { maxBytes: number }): Promise<Uint8Array> {
  const bytes = await gather(source, maxBytes)
  if (bytes.length === 0) throw new Refused('platform.file-empty')
  const sharp = await library()
  try {
    const known = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (known.format !== 'jpeg' && known.format !== 'png') throw new Error('another format')
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true }).timeout({ seconds: 30 }).autoOrient().flatten({ background: '#fff' })
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').jpeg({ quality: 82 }).toBuffer()
  } catch {
    throw new Refused('platform.file-kind')
  }
}

async function gather(source: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw new Refused('platform.too-large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
