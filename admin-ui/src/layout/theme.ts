import { type RaThemeOptions, defaultDarkTheme, defaultLightTheme } from 'react-admin';

/** The system's own letters: nothing is fetched from elsewhere. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const shared: Partial<RaThemeOptions> = {
  typography: {
    fontFamily: FONT,
    h1: { fontSize: '1.5rem', fontWeight: 600 },
    h2: { fontSize: '1.125rem', fontWeight: 600 },
    h3: { fontSize: '1rem', fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  shape: { borderRadius: 8 },
  sidebar: { width: 230, closedWidth: 50 },
};

/** Flat surfaces with a thin line around them; one calm look for inputs; forms no wider than they are read. */
const components: RaThemeOptions['components'] = {
  MuiButton: { defaultProps: { disableElevation: true } },
  MuiPaper: { defaultProps: { elevation: 0 } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
  MuiTableCell: { styleOverrides: { head: { fontWeight: 600 } } },
  // A wide table scrolls in its own place, not the page.
  RaLayout: {
    styleOverrides: {
      root: {
        minWidth: 0,
        '& .RaLayout-appFrame, & .RaLayout-contentWithSidebar': { minWidth: 0 },
        '& .RaLayout-content': { padding: '0 16px 24px', minWidth: 0 },
      },
    },
  },
  RaList: { styleOverrides: { root: { '& .RaList-main': { minWidth: 0 }, '& .RaList-content': { overflowX: 'auto' } } } },
  RaCreate: { styleOverrides: { root: { '& .RaCreate-main': { maxWidth: 760 } } } },
  RaEdit: { styleOverrides: { root: { '& .RaEdit-main': { maxWidth: 760 } } } },
  RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent', '&.RaToolbar-desktopToolbar': { paddingBottom: 16 } } } },
};

export const lightTheme: RaThemeOptions = {
  ...defaultLightTheme,
  ...shared,
  components: { ...defaultLightTheme.components, ...components },
  palette: {
    mode: 'light',
    primary: { main: '#0f5c4f' },
    secondary: { main: '#0f5c4f' },
    info: { main: '#015a94' },
    success: { main: '#1b6e3c' },
    warning: { main: '#8a4b00' },
    error: { main: '#b3261e' },
    background: { default: '#f6f7f6' },
  },
};

export const darkTheme: RaThemeOptions = {
  ...defaultDarkTheme,
  ...shared,
  components: { ...defaultDarkTheme.components, ...components },
  palette: {
    mode: 'dark',
    primary: { main: '#7fd4c1' },
    secondary: { main: '#1f4a42' },
    success: { main: '#7bd19a' },
    warning: { main: '#f0b35c' },
    error: { main: '#ff9d94' },
    background: { default: '#121614', paper: '#1b211e' },
  },
};
