import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** A workspace with its first webhook key. @throws AppError workspace.slug_taken */
export class CreateWorkspace extends Command<void> {
  constructor(
    readonly slug: string,
    readonly webhookKey: string,
  ) {
    super();
  }
}

/** The first half of a rotation: the new key signs beside the present ones. @throws AppError request.not_found, request.changed_meanwhile */
export class AddWebhookKey extends Command<void> {
  constructor(
    readonly slug: string,
    readonly webhookKey: string,
    readonly expected: Expected = null,
  ) {
    super();
  }
}

/** The second half: all but the newest key are dropped. @throws AppError request.not_found, request.changed_meanwhile */
export class DropOlderWebhookKeys extends Command<void> {
  constructor(
    readonly slug: string,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
