import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export const ROLES = ['operator', 'admin', 'viewer'] as const;

/** Operators run the installation; admins and viewers belong to one company. */
export type Role = (typeof ROLES)[number];

interface AnyActor {
  /** Of the user or token. */
  id: string;
  role: Role;
  /** Null for operators: every company. */
  companyId: string | null;
}

/** A person who logged in; holds a session. */
export interface UserActor extends AnyActor {
  kind: 'user';
  sessionId: string;
}

/** A program; holds an API token. */
export interface TokenActor extends AnyActor {
  kind: 'token';
  /** Null: all that the role allows. */
  scopes: string[] | null;
}

/** Who sends a request. */
export type Actor = UserActor | TokenActor;

/** A request as it leaves the guard. */
export interface ActorRequest extends FastifyRequest<{ Params: { companyId?: string } }> {
  actor?: Actor;
}

/** The actor of this request; only on routes that are not `@Public()`. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('@CurrentActor() on a route that the guard has not seen');
  return actor;
});
