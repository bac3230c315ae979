import { newId } from '../../src/shared/ids.js';
import type { SecretBox } from '../../src/shared/secret-box.js';
import { CALCOM_KEY, CONNECTIONS } from './numbers.js';

interface SealedConnection {
  id: string;
  label: string;
  baseUrl: string;
  instance: string;
  sealedKey: string;
}

/** Connections as the product itself would have stored them; the first one is `default`. */
export function sealedConnections(
  calendarUrl: string,
  box: SecretBox,
  labels = benchLabels(),
  keyOf: (index: number) => string = () => CALCOM_KEY,
): SealedConnection[] {
  return labels.map((label, index) => {
    const id = newId();
    const sealedKey = box.seal(keyOf(index), `calcom_connections/${id}/api_key`);
    return { id, label, baseUrl: calendarUrl, instance: new URL(calendarUrl).origin, sealedKey };
  });
}

function benchLabels(): string[] {
  return Array.from({ length: CONNECTIONS }, (_, index) => (index === 0 ? 'default' : `bench-${index}`));
}
