/** Where a connection's webhooks go: by its id, because labels change. */
export function webhookUrl(publicUrl: string, connectionId: string): string {
  return `${publicUrl}/calcom/webhooks/${connectionId}`;
}

/** Why Cal.com cannot reach us there; null: nothing that can be seen from here. */
export function whyUnreachable(publicUrl: string, calcomInstance: string): string | null {
  if (publicUrl === '') return 'PUBLIC_URL is not set: Cal.com has no address to tell us at.';
  if (isLoopback(publicUrl) && !isLoopback(calcomInstance)) return 'PUBLIC_URL leads to this machine only: Cal.com cannot reach it.';
  return null;
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
