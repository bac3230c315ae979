import type { Messages } from '../i18n/words';
import { german } from './messages-de';
import { english } from './messages-en';

export const trialCallMessages: Messages = { en: english, de: german };
