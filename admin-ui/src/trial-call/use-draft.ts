import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Draft, type Values, firstDraft } from './draft';
import { type PhoneNumber, useScene } from './scene';

/** The trial as it stands in the form; at first one that books the branch's first service. */
export function useDraft(number: PhoneNumber) {
  const translate = useTranslate();
  const [own, setOwn] = useState<Draft>(() => firstDraft(number.number, translate('frontdesk.trial.sample_name')));
  const proposed = useScene(number).offered[0]?.name ?? '';
  const draft = { ...own, values: { service: proposed, ...own.values } };
  const change = (more: Partial<Draft>) => setOwn((before) => ({ ...before, ...more }));
  const enter = (more: Values) => setOwn((before) => ({ ...before, values: { ...before.values, ...more } }));

  /** A time that was offered: to be booked, or moved to where moving it is about. */
  const take = (start: string) => {
    const isMove = draft.fn === 'reschedule_appointment';
    change({ json: null, fn: isMove ? draft.fn : 'book_appointment' });
    enter(isMove ? { new_start: start } : { start });
  };
  return { draft, change, enter, take };
}
