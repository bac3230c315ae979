import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { AppBar, Layout, Loading, TitlePortal } from 'react-admin';
import { FrontdeskMenu } from './menu';
import { FrontdeskUserMenu } from './user-menu';

function FrontdeskAppBar() {
  return (
    <AppBar userMenu={<FrontdeskUserMenu />}>
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
