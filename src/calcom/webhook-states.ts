import type { WebhookState } from './queries/get-webhook-setup.query.js';

const WORST_FIRST = ['by_hand', 'pending', 'registered'] as const;

/** What a connection shows for all of its teams. */
export function stateOf(states: string[]): WebhookState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'none';
}
