const longest = 1280

/** A photo as the phone took it, made small enough to be kept and to be sent over a bad network: a JPEG of some 200 KB, as a data address. */
export async function shrink(file: File): Promise<string> {
  const image = await createImageBitmap(file)
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  brush.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return canvas.toDataURL('image/jpeg', 0.72)
}

export function fileOf(photo: string, name: string): File {
  const bytes = Uint8Array.from(atob(photo.slice(photo.indexOf(',') + 1)), (letter) => letter.codePointAt(0)!)
  return new File([bytes], `${name}.jpg`, { type: 'image/jpeg' })
}
