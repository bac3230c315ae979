import { type Theme, useMediaQuery } from '@mui/material';
import { type ReactNode, Suspense } from 'react';
import { AppBar, Layout, Loading, LoadingIndicator, LocalesMenuButton, TitlePortal, ToggleThemeButton } from 'react-admin';
import { FrontdeskMenu } from './menu';
import { FrontdeskUserMenu } from './user-menu';

/** On a phone the language is chosen in the user menu, so that the title keeps its place. */
function Tools() {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <>
      {!isPhone && <LocalesMenuButton />}
      <ToggleThemeButton />
      <LoadingIndicator />
    </>
  );
}

function FrontdeskAppBar() {
  return (
    <AppBar userMenu={<FrontdeskUserMenu />} toolbar={<Tools />}>
      <TitlePortal component="h1" />
    </AppBar>
  );
}

export function FrontdeskLayout({ children }: { children: ReactNode }) {
  return (
    <Layout menu={FrontdeskMenu} appBar={FrontdeskAppBar}>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </Layout>
  );
}
