import Devices from '@mui/icons-material/Devices';
import ManageAccounts from '@mui/icons-material/ManageAccounts';
import { Divider, ListItemIcon, ListItemText, MenuItem, Typography } from '@mui/material';
import { Logout, UserMenu, useGetIdentity, useLogout, useTranslate, useUserMenu } from 'react-admin';
import { Link } from 'react-router-dom';

/** Who is logged in and as what, the password, and the two ways out. */
export function FrontdeskUserMenu() {
  const { identity } = useGetIdentity();
  return (
    <UserMenu label={identity?.fullName}>
      <WhoIsHere />
      <Divider />
      <AccountItem />
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
