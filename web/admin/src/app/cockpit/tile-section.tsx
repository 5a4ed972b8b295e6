import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { buttonClass, EmptyState } from '@guildhall/ui'
import { TileMap, type TileMapProps } from '@guildhall/ui/console'
import wall from './wall.module.css'

interface Props extends Pick<TileMapProps, 'label' | 'towns' | 'selected' | 'onSelect' | 'townLabel'> {
  words: { lit: string; unlit: string; mapEmpty: string; mapEmptyText: string; toImport: string }
  /** What is imported where there is nothing to show yet. */
  importSearch?: object
  footnote: ReactNode
}

/** The middle of a wall: a map of tiles under its heading and legend, or what to do where there is nothing to draw. */
export function TileSection({ words, importSearch, footnote, ...map }: Props) {
  return (
    <section className={wall['middle']}>
      <div className={wall['heading']}>
        <h2>{map.label}</h2>
        <span className={wall['legend']}><i className={wall['lit']} />{words.lit}<i className={wall['unlit']} />{words.unlit}</span>
      </div>
      {map.towns.length === 0
        ? <EmptyState title={words.mapEmpty} action={<Link to={'/imports' as string} {...(importSearch && { search: importSearch as never })} className={buttonClass()}>{words.toImport}</Link>}>{words.mapEmptyText}</EmptyState>
        : <><div className={wall['map']}><TileMap {...map} /></div><p className={wall['footnote']}>{footnote}</p></>}
    </section>
  )
}
