import { z } from 'zod';
import type { AdminApi } from '../admin-api.js';
import type { FunctionAnswer } from './retell-call.js';

export interface ChainStep {
  link: string;
  ok: boolean;
  what: string | null;
  reason?: string;
}

/** The company a number leads to. */
export async function companyOf(api: AdminApi, number: string): Promise<string | null> {
  const companies = await api.get<{ data: { id: string }[] }>('/companies');
  for (const { id } of companies.data) {
    const numbers = await api.get<{ data: { number: string }[] }>(`/companies/${id}/numbers`);
    if (numbers.data.some((listed) => listed.number === number)) return id;
  }
  return null;
}

/** The chain that Frontdesk stored for a call's last function call; null when the number led to no company. */
async function storedChain(api: AdminApi, call: { callId: string; to: string }): Promise<ChainStep[] | null> {
  const companyId = await companyOf(api, call.to);
  return companyId ? lastChain(api, `/companies/${companyId}`, call.callId) : null;
}

/** The chain of a call's last function call; null for a call that is not this company's. */
export async function lastChain(api: AdminApi, companyPath: string, callId: string): Promise<ChainStep[] | null> {
  const stored = await api.get<{ function_calls: { chain: ChainStep[] | null }[] }>(`${companyPath}/calls/${callId}`).catch(() => null);
  return stored?.function_calls.at(-1)?.chain ?? null;
}

/** Request, chain link by link and answer, for a terminal. */
export async function describeCall(api: AdminApi, call: { callId: string; to: string }, answer: FunctionAnswer): Promise<string> {
  const { args } = z.object({ args: z.unknown() }).parse(JSON.parse(answer.request.body));
  const chain = await storedChain(api, call);
  return [
    'request',
    `  POST ${answer.request.url}`,
    `  x-retell-signature: ${answer.request.signature}`,
    `  ${call.callId} to ${call.to}`,
    `  ${JSON.stringify(args)}`,
    'chain',
    ...(chain?.map(line) ?? ['  the number leads to no company']),
    `answer (HTTP ${answer.httpStatus}, ${answer.ms} ms)`,
    ...JSON.stringify(answer.body, null, 2)
      .split('\n')
      .map((text) => `  ${text}`),
  ].join('\n');
}

function line(step: ChainStep): string {
  return `  ${step.ok ? 'ok    ' : 'BROKEN'} ${step.link.padEnd(14)} ${step.what ?? ''}${step.reason ? ` (${step.reason})` : ''}`;
}
