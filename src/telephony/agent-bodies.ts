import type { BranchProfile } from '../contracts/companies/describe-branch.query.js';
import type { ToolView } from './functions/agent-function.js';
import { retellAddress } from './retell-addresses.js';
import type { AgentWords, Catalogue } from './spoken/catalogue.js';
import { catalogueFor } from './spoken/languages.js';
import { lineName, variable } from './spoken/line-variables.js';

/** What only Retell and the operator know, to be put in before a body is sent. */
const TO_FILL_IN = {
  llmId: '<llm_id that create-retell-llm answered>',
  agentId: '<agent_id that create-agent answered>',
  terminationUri: '<termination URI of your SIP trunk>',
};
/** Frontdesk answers within 3 s; the rest is the way there and back (Retell's own default is 120 s). */
const TOOL_TIMEOUT_MS = 10_000;
const WHILE_IT_RUNS =
  "One short sentence in the caller's language that you are looking at the calendar. Never say that something is booked.";
/** The longest that Retell keeps a call when it is told a limit. */
const LONGEST_RETENTION_DAYS = 730;

export interface AgentPlan {
  branch: BranchProfile;
  /** Slug. */
  workspace: string;
  /** Of this workspace, each with the agent that answers it as far as it is known here. */
  numbers: { number: string; retellAgentId: string | null }[];
  tools: ToolView[];
  /** What is sold at the branch, by name. */
  serviceNames: string[];
  publicUrl: string;
}

/** Bodies for Retell's API, shaped as `retell-sdk` 5.66 declares them. */
export interface AgentBodies {
  llm: Record<string, unknown>;
  agent: Record<string, unknown>;
  numbers: { number: string; import: Record<string, unknown>; update: Record<string, unknown> }[];
}

/** Everything that is made at Retell for one branch: the language model, the agent that speaks with it, and the numbers bound to it. */
export function agentBodies(plan: AgentPlan): AgentBodies {
  const words = catalogueFor(plan.branch.language);
  return {
    llm: llmBody(plan, words.agent),
    agent: agentBody(plan, words),
    numbers: plan.numbers.map((number) => numberBodies(plan, number)),
  };
}

function llmBody({ branch, workspace, serviceNames, tools, publicUrl }: AgentPlan, words: AgentWords): Record<string, unknown> {
  return {
    model: 'gpt-4.1',
    model_temperature: 0,
    start_speaker: 'agent',
    begin_message: `{{greeting}} ${words.howCanIHelp}`,
    default_dynamic_variables: defaultVariables(branch, serviceNames, words),
    general_prompt: words.prompt(branch.timeZone),
    general_tools: [
      { type: 'end_call', name: 'end_call', description: 'End the call after the caller said goodbye.' },
      ...tools.map((tool) => customTool(tool, retellAddress(publicUrl, workspace, 'functions'))),
    ],
  };
}

/** What the agent knows when call_inbound could not be answered: Retell would speak an unset variable as `{{name}}`. */
function defaultVariables({ companyName, branchName, timeZone, language }: BranchProfile, serviceNames: string[], words: AgentWords) {
  return {
    company_name: variable(companyName),
    branch_name: variable(branchName),
    branch_timezone: timeZone,
    language,
    greeting: words.hello(lineName(companyName, branchName)),
    services: serviceNames.map(variable).join(', '),
    ...{ caller_known: 'false', caller_name: '', next_appointment: '' },
  };
}

function customTool(tool: ToolView, url: string): Record<string, unknown> {
  const booking = { response_variables: { booking_reference: 'booking.reference', booking_status: 'status' } };
  return {
    type: 'custom',
    name: tool.name,
    description: tool.description,
    url,
    method: 'POST',
    // The envelope around the arguments says whose call it is (invariant 12).
    args_at_root: false,
    timeout_ms: TOOL_TIMEOUT_MS,
    max_retry: 0,
    speak_during_execution: true,
    execution_message_type: 'prompt',
    execution_message_description: WHILE_IT_RUNS,
    speak_after_execution: true,
    enable_typing_sound: true,
    parameters: tool.parameters,
    ...(tool.name === 'book_appointment' ? booking : {}),
  };
}

function agentBody({ branch, workspace, serviceNames, publicUrl }: AgentPlan, words: Catalogue): Record<string, unknown> {
  return {
    agent_name: words.agent.name(branch.branchName),
    response_engine: { type: 'retell-llm', llm_id: TO_FILL_IN.llmId, version: 0 },
    voice_id: 'retell-Cimo',
    language: words.locale,
    timezone: branch.timeZone,
    stt_mode: 'accurate',
    boosted_keywords: [...new Set([branch.companyName, branch.branchName, ...serviceNames])],
    webhook_url: retellAddress(publicUrl, workspace, 'events'),
    webhook_events: ['call_started', 'call_ended', 'call_analyzed'],
    webhook_timeout_ms: 10_000,
    max_call_duration_ms: 900_000,
    end_call_after_silence_ms: 20_000,
    data_storage_setting: 'everything_except_pii',
    data_storage_retention_days: Math.min(branch.retentionDays, LONGEST_RETENTION_DAYS),
    opt_in_signed_url: true,
    pii_config: { mode: 'post_call', categories: ['person_name', 'phone_number', 'email', 'address'] },
  };
}

function numberBodies(
  { branch, workspace, publicUrl }: AgentPlan,
  { number, retellAgentId }: AgentPlan['numbers'][number],
): AgentBodies['numbers'][number] {
  const bound = {
    inbound_agents: [{ agent_id: retellAgentId ?? TO_FILL_IN.agentId, agent_version: 'latest_published', weight: 1 }],
    inbound_webhook_url: retellAddress(publicUrl, workspace, 'inbound'),
  };
  const imported = { phone_number: number, termination_uri: TO_FILL_IN.terminationUri, nickname: branch.branchName, ...bound };
  return { number, import: imported, update: bound };
}
