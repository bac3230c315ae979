import type { Env } from '../src/config/env.js';

/** What a newcomer sees first: that this is a sandbox, what it just did, and what to do next. */
export function banner(baseUrl: string, calcom: string, trial: string | null, admin: Env['admin']): string {
  const rule = '-'.repeat(100);
  return [
    rule,
    'Frontdesk runs as a SANDBOX: made-up companies, made-up keys (.frontdesk/sandbox.json), nothing leaves this machine.',
    `  API docs      ${baseUrl}/api/docs`,
    `  web app       ${baseUrl}/admin`,
    ...(admin ? [`  log in        ${admin.email}   ${admin.password}   (the first password; change it as you like)`] : []),
    `  health        ${baseUrl}/health/ready     metrics  ${baseUrl}/metrics`,
    `  Cal.com       ${calcom}${trial ? ' (a stand-in; it can misbehave, see sandbox/calcom-server/README.md)' : ' (given by CALCOM_API_URL)'}`,
    ...(trial ? ['', 'A trial call was just sent through HTTP, signed as Retell signs:', '', trial] : []),
    '',
    'Try another one:',
    '  npm run call -- book --service "Bartschnitt" --name "Jonas Petersen" --from +4917604069020',
    '  npm run call -- book --to +441314960101 --service "Check-up" --name "Ada Byron" --from +447700900123',
    '  npm run cli -- token:create --name me          a token for the API',
    rule,
  ].join('\n');
}
