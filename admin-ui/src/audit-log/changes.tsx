import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';

const shown = (value: unknown) => (value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** One entry field by field; secrets come masked and personal fields as "changed". */
export function Changes() {
  const translate = useTranslate();
  const entry = useRecordContext<Schema<'AuditEntryResponse'>>();
  if (!entry) return null;
  const [before, after] = [entry.before ?? {}, entry.after ?? {}];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <details>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {fields.join(', ')}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 1 }}>
        {entry.subject} {entry.subject_id}
      </Typography>
      <Table size="small">
        <TableHead>
          <TableRow>
            {['field', 'before', 'after'].map((column) => (
              <TableCell key={column}>{translate(`frontdesk.audit.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map((field) => (
            <TableRow key={field}>
              <TableCell>{field}</TableCell>
              <TableCell>{shown(before[field])}</TableCell>
              <TableCell>{shown(after[field])}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </details>
  );
}
