import { Box } from '@mui/material';
import { SaveButton, type SaveButtonProps } from 'react-admin';

/** The end of a form that is a part of a page: in its place on phones as well, rather than over the parts below it. */
export function SaveBar(props: Pick<SaveButtonProps, 'label' | 'alwaysEnable'>) {
  return (
    <Box sx={{ pt: 1.5, width: '100%' }}>
      <SaveButton {...props} />
    </Box>
  );
}
