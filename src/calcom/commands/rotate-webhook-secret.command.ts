import { Command } from '@nestjs/cqrs';

/**
 * Draws a new webhook secret: webhooks that Frontdesk made are set with it by themselves, those made by hand have to be changed by hand
 * within a day, while the old one is still believed. @throws AppError request.not_found, request.conflict where the environment names it
 */
export class RotateWebhookSecret extends Command<void> {
  constructor(readonly connectionId: string) {
    super();
  }
}
