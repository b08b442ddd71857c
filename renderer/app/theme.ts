import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Warm and muted: fired clay. Shade 7 carries white text at AA. */
const clay: MantineColorsTuple = [
  '#fbf1ec',
  '#f4dfd5',
  '#ebc3b1',
  '#e0a387',
  '#d58764',
  '#c76c45',
  '#b75a34',
  '#a54a26',
  '#8a3d1f',
  '#6f3119',
];

const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ee',
  '#e9e6e2',
  '#dcd8d2',
  '#c6c1b9',
  '#a8a299',
  '#7d776e',
  '#5f5a52',
  '#403c36',
  '#26231f',
];

const dark: MantineColorsTuple = [
  '#e8e4de',
  '#c9c4bc',
  '#a9a39a',
  '#7f7a72',
  '#4a4641',
  '#3a3733',
  '#2b2926',
  '#242220',
  '#1b1a18',
  '#141311',
];

export const theme = createTheme({
  primaryColor: 'clay',
  primaryShade: 7,
  colors: { clay, gray, dark },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', Menlo, 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
});

/** Mantine's own names, pointed at the palette of palette.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const names = {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: names, dark: names };
};
