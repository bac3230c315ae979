import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

const SPANS = ['last_24_hours', 'last_30_days'] as const;

/** A span of the API's answer. */
export type Span = (typeof SPANS)[number];

export function SpanChoice({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={span}
      aria-label={translate('frontdesk.dashboard.span')}
      onChange={(_event, chosen: Span | null) => chosen && onChange(chosen)}
    >
      {SPANS.map((each) => (
        <ToggleButton key={each} value={each} sx={{ textTransform: 'none', px: 1.5 }}>
          {translate(`frontdesk.dashboard.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
