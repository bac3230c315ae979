import type { Existing } from './steps';

/** What each step is given. */
export interface StepProps {
  existing: Existing;
  isDone: boolean;
  /** This person may take it; else it says who does. */
  isMine: boolean;
  /** Opened by "Next" or by a click, not by coming to the page. */
  takesFocus: boolean;
  onNext: () => void;
}
