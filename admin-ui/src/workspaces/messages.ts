import type { Messages } from '../i18n/words';

export const workspaceMessages: Messages = {
  en: { resources: { workspaces: { name: 'Workspace |||| Workspaces' } } },
  de: { resources: { workspaces: { name: 'Workspace |||| Workspaces' } } },
};
