import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { readCode, type PageCode } from './code.ts'
import type { CodeCorners, Grey, Point } from './model.ts'

export type FoundCode = PageCode & { seal: Buffer; corners: CodeCorners }

let ready = false

/** Our codes in a picture, whatever else is printed there. First in half of its size, where large pictures are read four times as fast. */
export async function findCodes(picture: Grey): Promise<FoundCode[]> {
  const small = Math.max(picture.width, picture.height) > 1_500 ? await read(halved(picture), 2) : []
  return small.length > 0 ? small : read(picture, 1)
}

async function read({ data, width, height }: Grey, times: number): Promise<FoundCode[]> {
  if (!ready) {
    // From the package: without this the library would ask a server of the internet for it.
    const wasmBinary = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer
    prepareZXingModule({ overrides: { wasmBinary } })
    ready = true
  }
  const coloured = new Uint32Array(width * height)
  for (let at = 0; at < coloured.length; at++) coloured[at] = 0xff000000 | (data[at]! * 0x010101)
  const picture = { data: new Uint8ClampedArray(coloured.buffer), width, height, colorSpace: 'srgb' } as ImageData
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  const at = ({ x, y }: Point): Point => ({ x: (x + 0.5) * times - 0.5, y: (y + 0.5) * times - 0.5 })
  return found.flatMap(({ isValid, isMirrored, text, position }): FoundCode[] => {
    const ours = isValid && !isMirrored ? readCode(text) : null
    return ours ? [{ ...ours, corners: [at(position.topLeft), at(position.topRight), at(position.bottomRight), at(position.bottomLeft)] }] : []
  })
}

function halved({ data, width, height }: Grey): Grey {
  const [w, h] = [width >> 1, height >> 1]
  const half = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) for (let x = 0, at = 2 * y * width; x < w; x++, at += 2) half[y * w + x] = (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]!) >> 2
  return { width: w, height: h, data: half }
}
