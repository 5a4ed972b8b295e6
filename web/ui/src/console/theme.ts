import type { ThemeConfig } from 'antd'

/** Reads a token of tokens.css as the browser resolved it: antd computes shades in JavaScript and cannot do that with a variable. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/**
 * antd in our clothes, for the heavy widgets only (Table, Select, DatePicker, Upload, Modal, Form). Its primary is ink, not red:
 * a selected row or a ticked box is not the action of the screen. Call it once the styles are loaded.
 */
export function consoleTheme(): ThemeConfig {
  return {
    token: {
      colorPrimary: token('--ink'),
      colorLink: token('--ink'),
      colorSuccess: token('--jade'),
      colorWarning: token('--amber'),
      colorError: token('--red'),
      colorInfo: token('--ink-2'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-2'),
      colorTextTertiary: token('--muted'),
      colorTextPlaceholder: token('--muted'),
      colorTextDescription: token('--muted'),
      colorBgBase: token('--card'),
      colorBgLayout: token('--bg'),
      colorBorder: token('--edge'),
      colorBorderSecondary: token('--line'),
      colorSplit: token('--line'),
      controlItemBgActive: token('--sand'),
      controlItemBgHover: token('--bg'),
      controlOutline: 'transparent',
      borderRadius: 6,
      borderRadiusLG: 10,
      borderRadiusSM: 5,
      controlHeight: 36,
      controlHeightSM: 28,
      fontFamily: token('--sans'),
      fontSize: 14,
      lineHeight: 1.6,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.16s',
      motionDurationSlow: '0.2s',
      boxShadow: token('--shadow-lift'),
      boxShadowSecondary: token('--shadow-lift'),
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: token('--card'),
        headerColor: token('--muted'),
        headerSplitColor: 'transparent',
        headerSortActiveBg: token('--card'),
        headerSortHoverBg: token('--bg'),
        bodySortBg: token('--card'),
        rowHoverBg: token('--bg'),
        rowSelectedBg: token('--sand'),
        rowSelectedHoverBg: token('--sand'),
        borderColor: token('--line'),
        cellPaddingBlock: 9,
        cellPaddingInline: 12,
        cellFontSize: 14,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, contentFontSize: 14 },
      Modal: { titleFontSize: 20 },
      Tooltip: { colorBgSpotlight: token('--ink') },
      Form: { labelColor: token('--ink-2'), verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
    },
  }
}
