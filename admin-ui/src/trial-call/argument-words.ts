import { useTranslate } from 'react-admin';
import type { Values } from './draft';
import type { Scene } from './scene';
import type { Argument } from './use-tools';

export interface ArgumentInputProps {
  argument: Argument;
  values: Values;
  scene: Scene;
  onChange: (value: string | boolean) => void;
}

/** What an argument is called; one that has no words yet goes by its name and by what the model is told of it. */
export function useArgumentWords({ name, description }: Argument): { label: string; help: string } {
  const translate = useTranslate();
  return {
    label: translate(`frontdesk.trial.args.${name}`, { _: name }),
    help: translate(`frontdesk.trial.arg_help.${name}`, { _: description }),
  };
}
