import type { ReactNode } from 'react'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useLanguage } from '../i18n/index.ts'
import { consoleTheme } from './theme.ts'
import './widgets.css'

// The bundler gives the locale itself; TypeScript, reading antd as CommonJS, believes it gets the module around it.
const locales = { zh: zhCN, en: enUS } as unknown as Record<'zh' | 'en', ConfigProviderProps['locale']>

/** Dresses antd in our tokens and in the reader's language. Wraps the console once. */
export function Widgets({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return <ConfigProvider theme={consoleTheme()} locale={locales[language]} button={{ autoInsertSpace: false }}>{children}</ConfigProvider>
}

// The heavy widgets, from here so that antd has one door. Frame, queue, ruler, cards and buttons are ours.
export {
  App, Checkbox, Collapse, DatePicker, Dropdown, Form, Input, InputNumber, Modal, Pagination, Popconfirm, Popover, Radio, Segmented, Select, Spin, Switch,
  Table, TimePicker, Tooltip, Tree, TreeSelect, Upload, type TableProps, type UploadProps,
} from 'antd'
