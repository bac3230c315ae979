import { Command } from '@nestjs/cqrs';

/** Makes the first operator; does nothing once there is any user, so that a changed password stays changed. */
export class EnsureOperator extends Command<void> {
  constructor(
    readonly email: string,
    readonly password: string,
  ) {
    super();
  }
}
