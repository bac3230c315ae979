import { Command } from '@nestjs/cqrs';

/** Makes or updates the connection with this label; the key is stored encrypted. Resolves to its id. */
export class EnsureConnection extends Command<{ connectionId: string }> {
  constructor(
    readonly label: string,
    /** API base, `https://api.cal.com/v2`. */
    readonly baseUrl: string,
    readonly apiKey: string | null,
    readonly webhookSecret: string | null,
  ) {
    super();
  }
}
