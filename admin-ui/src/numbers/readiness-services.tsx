import Cancel from '@mui/icons-material/Cancel';
import CheckCircle from '@mui/icons-material/CheckCircle';
import { List, ListItem, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { TextLink } from '../shared/text-link';
import { type Standing, placeOfService } from './places';

interface ServicesProps {
  services: Schema<'ReadinessServiceResponse'>[];
  standing: Standing;
  /** False when a link before them is broken: then even a sound service is out of a caller's reach. */
  isReached: boolean;
}

/** Each service of the company as a caller of the number meets it. */
export function ReadinessServices({ services, standing, isReached }: ServicesProps) {
  const translate = useTranslate();
  if (services.length === 0) return null;
  return (
    <div>
      <Typography component="h3" variant="h3">
        {translate('frontdesk.numbers.services')}
      </Typography>
      <List dense disablePadding>
        {services.map((service) => (
          <ServiceItem key={service.id} service={service} standing={standing} isReached={isReached} />
        ))}
      </List>
    </div>
  );
}

interface ItemProps extends Omit<ServicesProps, 'services'> {
  service: Schema<'ReadinessServiceResponse'>;
}

function ServiceItem({ service: { name, reason, broken }, standing, isReached }: ItemProps) {
  const translate = useTranslate();
  const code = reason?.split(': ')[1] ?? '';
  const to = broken === null ? undefined : placeOfService(broken, code, standing);
  return (
    <ListItem disableGutters>
      <ListItemIcon sx={{ minWidth: 36 }} aria-hidden>
        {reason === null ? (
          <CheckCircle color={isReached ? 'success' : 'disabled'} fontSize="small" />
        ) : (
          <Cancel color="error" fontSize="small" />
        )}
      </ListItemIcon>
      <ListItemText
        primary={
          <>
            {name}
            {reason === null && (
              <Typography component="span" variant="body2" color="textSecondary">
                {' '}
                · {translate(isReached ? 'frontdesk.numbers.can_book' : 'frontdesk.numbers.could_book')}
              </Typography>
            )}
          </>
        }
        secondary={
          reason !== null && (
            <>
              {translate(`frontdesk.reasons.${code}`, { _: code })}{' '}
              {to && <TextLink to={to}>{translate('frontdesk.shared.mend')}</TextLink>}
            </>
          )
        }
      />
    </ListItem>
  );
}
