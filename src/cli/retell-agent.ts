import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { isIdShaped } from '../shared/ids.js';
import { notFound } from '../shared/not-found.js';
import { GetRetellAgent, type RetellAgentView } from '../telephony/queries/get-retell-agent.query.js';
import { type CliCommand, UsageError } from './cli-command.js';

const RETELL_API = 'https://api.retellai.com';

export const RETELL_AGENT: CliCommand = {
  usage: 'retell:agent <branch id or slug> [--company <slug>] [--workspace <slug>]',
  purpose: "print what is to be sent to Retell's API so that the branch's phone agent exists",
  options: { company: { type: 'string' }, workspace: { type: 'string' } },
  positionals: 1,
  run: async (context, { positionals: [branch = ''], values }) => {
    const { id, company_id } = await branchNamed(context, branch, values.company);
    const view = await context.get(QueryBus).execute(new GetRetellAgent(company_id, id, values.workspace ?? null));
    const { workspace, llm, agent, numbers } = view;
    return { text: steps(view), json: { company_id, branch_id: id, workspace, llm, agent, phone_numbers: numbers } };
  },
};

async function branchNamed(context: INestApplicationContext, branch: string, company: string | undefined) {
  const [found, another] = await context.get(EntityManager).execute<{ id: string; company_id: string }[]>(
    `select b.id, b.company_id from branches b join companies c on c.id = b.company_id
     where ${isIdShaped(branch) ? 'b.id = ?' : 'b.slug = ?'} ${company === undefined ? '' : 'and c.slug = ?'} limit 2`,
    [branch, ...(company === undefined ? [] : [company])],
  );
  if (!found) throw notFound('branch');
  if (another) throw new UsageError(`Several companies have a branch "${branch}": name one with --company <slug>`);
  return found;
}

function steps({ companyName, branchName, workspace, llm, agent, numbers }: RetellAgentView): string {
  const requests = [
    step('1. The language model', 'POST /create-retell-llm', llm),
    step('2. The agent, with the llm_id of the answer', 'POST /create-agent', agent),
    step('3. Its publication, with the agent_id of the answer', 'POST /publish-agent-version/<agent_id>', { version: 0 }),
    ...numbers.flatMap(({ number, import: imported, update }) => [
      step(`4. ${number}, of your own SIP trunk`, 'POST /import-phone-number', imported),
      step(`   ${number}, if Retell has it already`, `PATCH /update-phone-number/${number}`, update),
    ]),
  ];
  const none = numbers.length > 0 ? [] : ['4. The branch has no number of this workspace yet.'];
  return [`${branchName} (${companyName}), workspace ${workspace}; each request with your API key at Retell`, ...requests, ...none].join(
    '\n\n',
  );
}

function step(what: string, request: string, body: object): string {
  const [method, path] = request.split(' ');
  return `${what}: ${method} ${RETELL_API}${path}\n${JSON.stringify(body, null, 2)}`;
}
