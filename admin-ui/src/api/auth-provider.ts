import { type AuthProvider, HttpError } from 'react-admin';
import { type Schema, answerOf, api, forgetCsrfToken } from './client';

/** Who is logged in: a person with a role; `company` is null for operators. */
export type Session = Schema<'SessionResponse'>;

let session: Promise<Session> | null = null;

/** Asked once and kept until somebody logs in or out. @throws HttpError 401 when nobody is logged in */
export function currentSession(): Promise<Session> {
  session ??= answerOf(api.GET('/api/v1/session')).catch((error: unknown) => {
    session = null;
    throw error;
  });
  return session;
}

export function forgetSession(): void {
  session = null;
  forgetCsrfToken();
}

/** Sessions are cookies that no script can read: who is here is asked of the server. */
export const authProvider: AuthProvider = {
  login: async ({ email, password }: { email: string; password: string }) => {
    await api.POST('/api/v1/session', { body: { email, password } });
    forgetSession();
  },
  // A session that has ended already is what was wanted.
  logout: async (params?: { everywhere?: boolean }) => {
    const ended = params?.everywhere === true ? api.DELETE('/api/v1/sessions') : api.DELETE('/api/v1/session');
    await ended.catch((error: unknown) => {
      if (!(error instanceof HttpError && error.status === 401)) throw error;
    });
    forgetSession();
  },
  checkAuth: async () => void (await currentSession()),
  checkError: (error: unknown) => {
    if (!(error instanceof HttpError && error.status === 401)) return Promise.resolve();
    forgetSession();
    return Promise.reject(error);
  },
  getIdentity: async () => {
    const { id, name, role, company } = await currentSession();
    return { id, fullName: name, role, company };
  },
  getPermissions: async () => (await currentSession()).role,
};
