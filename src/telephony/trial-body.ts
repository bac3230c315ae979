import { newId } from '../shared/ids.js';
import type { Trial } from './commands/try-call.command.js';

/** The bytes in which Retell would bring this function call: a trial is read as every call is. */
export function trialBody(trial: Trial, line: { providerCallId: string; callerNumber: string | null }, toNumber: string): Buffer {
  const { function: name, args } = trial;
  // Each trial is an invocation of its own: asked again, a wish is told how it stands now (invariant 14).
  const invocation = { role: 'tool_call_invocation', tool_call_id: newId(), name, arguments: JSON.stringify(args) };
  const call = {
    call_id: line.providerCallId,
    call_type: 'phone_call',
    direction: 'inbound',
    from_number: line.callerNumber ?? 'anonymous',
    to_number: toNumber,
    start_timestamp: Date.now(),
    transcript_with_tool_calls: [invocation],
  };
  return Buffer.from(JSON.stringify({ name, args, call }));
}
