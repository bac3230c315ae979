import { type RaThemeOptions, defaultDarkTheme, defaultLightTheme } from 'react-admin';

/** The system's own letters: nothing is fetched from elsewhere. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const shared: Partial<RaThemeOptions> = {
  typography: {
    fontFamily: FONT,
    h1: { fontSize: '1.5rem', fontWeight: 600 },
    h2: { fontSize: '1.15rem', fontWeight: 600 },
    h3: { fontSize: '1rem', fontWeight: 600 },
  },
  shape: { borderRadius: 8 },
  sidebar: { width: 230, closedWidth: 50 },
};

export const lightTheme: RaThemeOptions = {
  ...defaultLightTheme,
  ...shared,
  palette: {
    mode: 'light',
    primary: { main: '#0f5c4f' },
    secondary: { main: '#0f5c4f' },
    success: { main: '#1b6e3c' },
    warning: { main: '#8a4b00' },
    error: { main: '#b3261e' },
    background: { default: '#f6f7f6' },
  },
};

export const darkTheme: RaThemeOptions = {
  ...defaultDarkTheme,
  ...shared,
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
