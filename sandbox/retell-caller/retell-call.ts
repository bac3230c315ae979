import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { retellSignature } from './sign.js';

export interface RetellCallOptions {
  /** Frontdesk's address. */
  baseUrl: string;
  /** A webhook key of the workspace. */
  key: string;
  /** E.164. */
  to: string;
  /** E.164, or `anonymous`. */
  from: string;
  callId?: string;
  /** Null: workspace `default`. */
  workspace?: string | null;
}

export interface FunctionAnswer {
  httpStatus: number;
  ms: number;
  body: Record<string, unknown>;
  request: { url: string; signature: string; body: string };
}

/** One phone call as Retell's agent lives it: each function call is signed and carries the talk so far. */
export class RetellCall {
  readonly callId: string;
  private readonly transcript: object[] = [];

  constructor(private readonly options: RetellCallOptions) {
    this.callId = options.callId ?? `call_${randomUUID().replaceAll('-', '').slice(0, 27)}`;
  }

  /** Invokes a function as the model would: a new tool_call_id each time. */
  invoke(name: string, args: object, toolCallId = `tool_call_${randomUUID().slice(0, 8)}`): Promise<FunctionAnswer> {
    return this.send(this.body(name, args, toolCallId));
  }

  /** The bytes of one invocation, to be sent once or often. */
  body(name: string, args: object, toolCallId = `tool_call_${randomUUID().slice(0, 8)}`): string {
    this.transcript.push({ role: 'tool_call_invocation', tool_call_id: toolCallId, name, arguments: JSON.stringify(args) });
    const { to, from } = this.options;
    const call = {
      call_id: this.callId,
      call_type: 'phone_call',
      agent_id: 'agent_sandbox',
      agent_version: 1,
      call_status: 'ongoing',
      direction: 'inbound',
      from_number: from,
      to_number: to,
      start_timestamp: Date.now(),
      transcript_with_tool_calls: this.transcript,
    };
    return JSON.stringify({ name, call, args });
  }

  async send(body: string, timestampMs = Date.now()): Promise<FunctionAnswer> {
    const { baseUrl, key, workspace } = this.options;
    const url = `${baseUrl}/retell/${workspace ? `${workspace}/` : ''}functions`;
    const signature = retellSignature(body, key, timestampMs);
    const started = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-retell-signature': signature },
      body,
    });
    const answer = z.record(z.string(), z.unknown()).parse(await response.json());
    return { httpStatus: response.status, ms: Math.round(performance.now() - started), body: answer, request: { url, signature, body } };
  }
}
