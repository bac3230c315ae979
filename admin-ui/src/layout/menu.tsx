import Apartment from '@mui/icons-material/Apartment';
import CallIcon from '@mui/icons-material/Call';
import Contacts from '@mui/icons-material/ContactPhone';
import Dashboard from '@mui/icons-material/SpaceDashboard';
import Dialpad from '@mui/icons-material/Dialpad';
import EventAvailable from '@mui/icons-material/EventAvailable';
import Groups from '@mui/icons-material/Groups';
import HistoryEdu from '@mui/icons-material/HistoryEdu';
import Inbox from '@mui/icons-material/Inbox';
import Key from '@mui/icons-material/Key';
import MergeType from '@mui/icons-material/CallSplit';
import People from '@mui/icons-material/People';
import PhoneForwarded from '@mui/icons-material/PhoneForwarded';
import RecordVoiceOver from '@mui/icons-material/RecordVoiceOver';
import RoomService from '@mui/icons-material/RoomService';
import Store from '@mui/icons-material/Store';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { ListSubheader } from '@mui/material';
import type { ReactElement } from 'react';
import { Menu, useGetIdentity, useGetOne, useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';

const OF_A_COMPANY: [path: string, icon: ReactElement][] = [
  ['dashboard', <Dashboard key="" />],
  ['teams', <Groups key="" />],
  ['branches', <Store key="" />],
  ['services', <RoomService key="" />],
  ['numbers', <Dialpad key="" />],
  ['trial-call', <RecordVoiceOver key="" />],
  ['calls', <CallIcon key="" />],
  ['bookings', <EventAvailable key="" />],
  ['callback-requests', <PhoneForwarded key="" />],
  ['conflicts', <MergeType key="" />],
];

/** Who may see a page is the API's decision; the menu only leaves out what would always be refused. */
const OF_THE_INSTALLATION: [path: string, icon: ReactElement, roles: string[]][] = [
  ['connections', <SwapHoriz key="" />, ['operator', 'admin', 'viewer']],
  ['workspaces', <RecordVoiceOver key="" />, ['operator']],
  ['receipts', <Inbox key="" />, ['operator']],
  ['users', <People key="" />, ['operator', 'admin']],
  ['tokens', <Key key="" />, ['operator', 'admin']],
  ['audit-log', <HistoryEdu key="" />, ['operator', 'admin', 'viewer']],
];

/** The company whose pages are open, else the only one this person has. */
function useMenuCompany(): string | null {
  const { pathname } = useLocation();
  const { identity } = useGetIdentity();
  const [, opened] = /^\/companies\/([0-9a-f-]{36})/.exec(pathname) ?? [];
  return opened ?? identity?.company?.id ?? null;
}

export function FrontdeskMenu() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const companyId = useMenuCompany();
  const name = (resource: string) => translate(`resources.${resource}.name`, { smart_count: 2 });
  if (!identity) return <Menu />;
  const role: string = identity.role;
  return (
    <Menu>
      {role === 'operator' && <Menu.DashboardItem />}
      {role === 'operator' && <Menu.Item to="/companies" primaryText={name('companies')} leftIcon={<Apartment />} />}
      {companyId !== null && <CompanyItems companyId={companyId} name={name} />}
      <Heading>{translate('frontdesk.layout.installation')}</Heading>
      {OF_THE_INSTALLATION.filter(([, , roles]) => roles.includes(role)).map(([path, icon]) => (
        <Menu.Item key={path} to={`/${path}`} primaryText={name(path)} leftIcon={icon} />
      ))}
    </Menu>
  );
}

/** react-admin marks an item as the open page on every page below it, too. */
const NOT_HERE = { '&.RaMenuItemLink-active': { color: 'text.secondary' } };

function CompanyItems({ companyId, name }: { companyId: string; name: (resource: string) => string }) {
  const translate = useTranslate();
  const { data: company } = useGetOne('companies', { id: companyId });
  const { pathname } = useLocation();
  const base = `/companies/${companyId}`;
  return (
    <>
      <Heading>{company?.name ?? ' '}</Heading>
      <Menu.Item
        to={base}
        primaryText={translate('frontdesk.layout.company')}
        leftIcon={<Contacts />}
        sx={pathname === base ? {} : NOT_HERE}
      />
      {OF_A_COMPANY.map(([path, icon]) => (
        <Menu.Item key={path} to={`${base}/${path}`} primaryText={name(path)} leftIcon={icon} />
      ))}
    </>
  );
}

/** Gone where the menu is folded to its icons. */
function Heading({ children }: { children: string }) {
  const [open] = useSidebarState();
  if (!open) return null;
  return (
    <ListSubheader component="div" sx={{ lineHeight: '32px', mt: 1, background: 'none' }}>
      {children}
    </ListSubheader>
  );
}
