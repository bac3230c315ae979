import { RetellCall } from '../retell-caller/retell-call.js';
import { sendWebhook } from '../retell-caller/webhook.js';
import type { Installation } from './installation.js';
import { callerNumber, phoneLine, type PhoneLine } from './phone-lines.js';

/** One phone call of a scenario: what the agent asks within it, and what Retell tells of it. */
export class PlayedCall {
  readonly line: PhoneLine;
  readonly from: string;
  readonly retell: RetellCall;
  private readonly startedAt = Date.now();

  constructor(
    private readonly at: Installation,
    phone: string,
    caller: string,
  ) {
    this.line = phoneLine(phone);
    this.from = callerNumber(caller, this.line);
    this.retell = new RetellCall(this.options(at.retellKey));
  }

  get callId(): string {
    return this.retell.callId;
  }

  /** The same call, signed by somebody else. */
  forged(): RetellCall {
    return new RetellCall({ ...this.options('key_of_somebody_else'), callId: this.callId });
  }

  /** Tells an event of this call as Retell does; `call_inbound` is the one that wants an answer. */
  async tell(event: string, more: Record<string, unknown>): Promise<{ status: number; body: unknown; ms: number }> {
    const inbound = event === 'call_inbound';
    const line = { agent_id: 'agent_sandbox', agent_version: 1, from_number: this.from, to_number: this.line.number };
    const body = inbound
      ? { event, event_timestamp: Date.now(), call_inbound: { ...line, ...more } }
      : { event, call: { call_id: this.callId, call_type: 'phone_call', direction: 'inbound', ...line, ...this.facts(event), ...more } };
    const began = performance.now();
    const { baseUrl, retellKey: key } = this.at;
    const response = await sendWebhook({ baseUrl, path: inbound ? 'inbound' : 'events', key, body: JSON.stringify(body) });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: answer, ms: Math.round(performance.now() - began) };
  }

  private facts(event: string): object {
    const started = { call_status: 'ongoing', start_timestamp: this.startedAt };
    if (event !== 'call_ended' && event !== 'call_analyzed') return started;
    return { ...started, call_status: 'ended', end_timestamp: Date.now(), disconnection_reason: 'user_hangup' };
  }

  private options(key: string) {
    return { baseUrl: this.at.baseUrl, key, to: this.line.number, from: this.from };
  }
}
