import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** What is left out stays. Another base URL clears the key unless a new one comes with it. */
export interface ConnectionChange {
  label?: string | undefined;
  baseUrl?: string | undefined;
  apiKey?: string | undefined;
  webhookSecret?: string | undefined;
  limitPerMinute?: number | null | undefined;
}

/**
 * @throws AppError request.not_found, request.invalid for an address that is not public https, request.conflict for a taken label
 * or for another Cal.com instance while teams of the old one are assigned through it, request.changed_meanwhile.
 */
export class UpdateConnection extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly change: ConnectionChange,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
