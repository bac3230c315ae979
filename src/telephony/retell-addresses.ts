export type Door = 'functions' | 'inbound' | 'events';

/** Where Retell reaches a workspace; `default` answers without its name. */
export function retellAddress(publicUrl: string, workspace: string, door: Door): string {
  return `${publicUrl}/retell/${workspace === 'default' ? '' : `${workspace}/`}${door}`;
}
