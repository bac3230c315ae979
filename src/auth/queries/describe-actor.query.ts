import { Query } from '@nestjs/cqrs';
import type { Actor } from '../actor.js';

export interface ActorView {
  /** The e-mail address of a person, the name of a token. */
  name: string;
  company: { id: string; name: string } | null;
}

/** What an actor is called, and the one company that it sees. */
export class DescribeActor extends Query<ActorView> {
  constructor(readonly actor: Actor) {
    super();
  }
}
