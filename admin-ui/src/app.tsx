import { Admin, CustomRoutes, localStorageStore } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './api/auth-provider';
import { dataProvider } from './api/data-provider';
import { i18nProvider } from './i18n/i18n-provider';
import { FrontdeskLayout } from './layout/layout';
import { darkTheme, lightTheme } from './layout/theme';
import { DashboardPage, companyRoutes, installationRoutes } from './routes';
import { ChoosePasswordPage } from './session/choose-password-page';
import { LoginPage } from './session/login-page';

/** What is kept in the browser: language, colours, columns. Never data of the API. */
const store = localStorageStore('1', 'frontdesk');

export function App() {
  return (
    <Admin
      title="Frontdesk"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      store={store}
      layout={FrontdeskLayout}
      loginPage={LoginPage}
      dashboard={DashboardPage}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      <CustomRoutes noLayout>
        <Route path="/setup" element={<ChoosePasswordPage />} />
      </CustomRoutes>
      <CustomRoutes>
        {companyRoutes}
        {installationRoutes}
      </CustomRoutes>
    </Admin>
  );
}
