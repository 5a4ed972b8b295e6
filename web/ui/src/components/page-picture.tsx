import { useState } from 'react'

interface PagePictureProps {
  src: string
  alt: string
  /** What stands in its place when there is none. */
  missing: string
  className?: string | undefined
}

/** A page of a book as a picture; a page that could not be drawn says so instead of showing a broken one. */
export function PagePicture({ src, alt, missing, className }: PagePictureProps) {
  const [failed, setFailed] = useState(false)
  return failed ? <p role="status">{missing}</p> : <img className={className} src={src} alt={alt} decoding="async" onError={() => setFailed(true)} />
}
