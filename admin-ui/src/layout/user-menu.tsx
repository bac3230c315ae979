import Devices from '@mui/icons-material/Devices';
import ManageAccounts from '@mui/icons-material/ManageAccounts';
import Translate from '@mui/icons-material/Translate';
import { Divider, ListItemIcon, ListItemText, MenuItem, type Theme, Typography, useMediaQuery } from '@mui/material';
import { Logout, UserMenu, useGetIdentity, useLocaleState, useLogout, useTranslate, useUserMenu } from 'react-admin';
import { Link } from 'react-router-dom';
import { LANGUAGES } from '../i18n/i18n-provider';

/** Who is logged in and as what, the password, and the two ways out. */
export function FrontdeskUserMenu() {
  const { identity } = useGetIdentity();
  return (
    <UserMenu label={identity?.fullName}>
      <WhoIsHere />
      <Divider />
      <AccountItem />
      <LanguageItems />
      <EverywhereItem />
      <Logout />
    </UserMenu>
  );
}

function WhoIsHere() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  if (!identity) return null;
  return (
    <Typography component="li" variant="body2" sx={{ px: 2, py: 1 }}>
      {identity.fullName}
      <br />
      {translate(`frontdesk.roles.${identity.role}`)} · {identity.company?.name ?? translate('frontdesk.layout.all_companies')}
    </Typography>
  );
}

function AccountItem() {
  const translate = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem component={Link} to="/account" onClick={menu?.onClose}>
      <ListItemIcon>
        <ManageAccounts fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('frontdesk.layout.account')}</ListItemText>
    </MenuItem>
  );
}

/** Beside the menu on wide screens. */
function LanguageItems() {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [locale, setLocale] = useLocaleState();
  if (!isPhone) return null;
  return LANGUAGES.filter((language) => language.locale !== locale).map((language) => (
    <MenuItem key={language.locale} lang={language.locale} onClick={() => setLocale(language.locale)}>
      <ListItemIcon>
        <Translate fontSize="small" />
      </ListItemIcon>
      <ListItemText>{language.name}</ListItemText>
    </MenuItem>
  ));
}

function EverywhereItem() {
  const translate = useTranslate();
  const logout = useLogout();
  return (
    <MenuItem onClick={() => void logout({ everywhere: true })}>
      <ListItemIcon>
        <Devices fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('frontdesk.layout.log_out_everywhere')}</ListItemText>
    </MenuItem>
  );
}
