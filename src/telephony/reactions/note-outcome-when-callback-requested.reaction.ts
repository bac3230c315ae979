import { Injectable } from '@nestjs/common';
import { CallbackRequested } from '../../contracts/booking/callback-requested.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { CallOutcomes } from '../call-outcomes.js';

@Injectable()
@Reaction(CallbackRequested)
export class NoteOutcomeWhenCallbackRequested implements Reacts<CallbackRequested> {
  constructor(private readonly outcomes: CallOutcomes) {}

  react({ companyId, callbackRequestId, callId }: CallbackRequested): Promise<void> {
    return this.outcomes.note({ companyId, callId, about: callbackRequestId, achievement: 'callback' });
  }
}
