import sharp from 'sharp'
import type { Grey, ReadingProblem } from './model.ts'

// Pictures come from anywhere: only the two readers that are needed, one picture at a time, nothing kept.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })
sharp.cache(false)
sharp.concurrency(1)

/** As many pixels as a phone's best camera makes, and no bomb. */
export const mostPixels = 64_000_000
/** The longer side in pixels: 220 to the inch of A4, whatever the camera had; below 90 to the inch nothing is read. */
const [longest, shortest] = [2_600, 1_000]

/** A JPEG or PNG as grey, upright as its EXIF says, made smaller if it is large. Never throws: what cannot be read has a reason. */
export async function decode(bytes: Uint8Array): Promise<{ kind: 'picture'; picture: Grey } | { kind: 'problem'; problem: ReadingProblem }> {
  try {
    const known = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (known.format !== 'jpeg' && known.format !== 'png') return { kind: 'problem', problem: 'not-a-picture' }
    if (known.width * known.height > mostPixels) return { kind: 'problem', problem: 'too-many-pixels' }
    if (Math.max(known.width, known.height) < shortest) return { kind: 'problem', problem: 'too-small' }
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true }).timeout({ seconds: 30 }).autoOrient().flatten({ background: '#fff' })
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    if (info.channels !== 1) return { kind: 'problem', problem: 'not-a-picture' }
    return { kind: 'picture', picture: { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) } }
  } catch {
    return { kind: 'problem', problem: 'not-a-picture' }
  }
}

/** The picture as a small JPEG, without anything that a camera wrote into it (place, time, owner). */
export async function encode({ data, width, height }: Grey): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 1 } }).resize({ width: 1_800, height: 1_800, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 72 }).toBuffer()
}
