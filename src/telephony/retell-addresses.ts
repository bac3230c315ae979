/** Where Retell reaches a workspace; `default` answers without its name. */
export function retellAddress(publicUrl: string, workspace: string, door: 'functions' | 'inbound' | 'events'): string {
  return `${publicUrl}/retell/${workspace === 'default' ? '' : `${workspace}/`}${door}`;
}
