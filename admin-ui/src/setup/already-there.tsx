import { Button, List, ListItem, ListItemText } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { TextLink } from '../shared/text-link';
import { NextButton } from './step-frame';

interface AlreadyThereProps {
  /** Whose words: `resources.<of>`. */
  of: 'branches' | 'numbers';
  things: { id: string; name: string; about?: ReactNode }[];
  /** The address of the list. */
  at: string;
  isMine: boolean;
  onNext: () => void;
  /** The form that adds one; its button is the way on. */
  form: ReactNode;
}

/** What a step has made so far, each with its page; the form for another one only when asked for. */
export function AlreadyThere({ of, things, at, isMine, onNext, form }: AlreadyThereProps) {
  const translate = useTranslate();
  const [adds, setAdds] = useState(false);
  if (things.length === 0 && isMine) return form;
  return (
    <>
      <List dense disablePadding aria-label={translate(`resources.${of}.name`, { smart_count: 2 })}>
        {things.map(({ id, name, about }) => (
          <ListItem key={id} disableGutters secondaryAction={about}>
            <ListItemText primary={<TextLink to={`${at}/${id}`}>{name}</TextLink>} />
          </ListItem>
        ))}
      </List>
      {isMine && !adds && (
        <Button onClick={() => setAdds(true)} sx={{ alignSelf: 'flex-start' }}>
          {translate(`frontdesk.setup.add.${of}`)}
        </Button>
      )}
      {adds ? form : <NextButton onNext={onNext} />}
    </>
  );
}
