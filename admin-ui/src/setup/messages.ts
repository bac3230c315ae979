import type { Messages } from '../i18n/words';
import { german } from './messages-de';
import { english } from './messages-en';

export const setupMessages: Messages = { en: english, de: german };
