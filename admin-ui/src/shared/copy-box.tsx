import ContentCopy from '@mui/icons-material/ContentCopy';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';

/** Text to take elsewhere (a URL, a body for Retell's API), with a button that copies it. */
export function CopyBox({ label, text }: { label: string; text: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify('frontdesk.shared.copied', { type: 'info' }),
      () => notify('frontdesk.shared.copy_refused', { type: 'warning' }),
    );
  return (
    <Box sx={{ my: 1 }}>
      <Typography component="h3" variant="subtitle2">
        {label}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', border: 1, borderColor: 'divider', borderRadius: 1, pl: 1.5 }}>
        <Box component="pre" tabIndex={0} aria-label={label} sx={{ m: 0, py: 1, flex: 1, overflow: 'auto', maxHeight: 320, fontSize: 13 }}>
          {text}
        </Box>
        <Tooltip title={translate('frontdesk.shared.copy')}>
          <IconButton aria-label={`${translate('frontdesk.shared.copy')}: ${label}`} onClick={() => void copy()}>
            <ContentCopy fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}
