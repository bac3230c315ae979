import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { AppError } from './app-error.js';

/** The versions of which a row must be one for a change to be made; null: any. */
export type Expected = readonly string[] | null;

/** A version as it stands in `ETag` and `If-Match`: `xmin` of the row, which PostgreSQL renews with every change, whoever makes it. */
export function etagOf(version: string): string {
  return `"${version}"`;
}

/** @throws AppError request.changed_meanwhile; call it in the transaction that locked the row. */
export function assertExpected(version: string, expected: Expected): void {
  if (expected === null || expected.includes(version)) return;
  const detail = 'Somebody changed it since you read it. Read it again, then send your change with its new ETag.';
  throw new AppError('request.changed_meanwhile', 412, detail, { field: 'If-Match' });
}

/** What `If-Match` says: without it, and with `*`, any version will do. A weak or unreadable tag matches none. */
export function expectedIn(header: string | undefined): Expected {
  if (header === undefined || header.trim() === '*') return null;
  return header.split(',').map((tag) => /^"([^"]*)"$/.exec(tag.trim())?.[1] ?? 'none');
}

export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): Expected => {
  return expectedIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);
});

/** Whatever answer has an `etag` has it as a header, too. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap((body: unknown) => {
        if (typeof body !== 'object' || body === null || !('etag' in body) || typeof body.etag !== 'string') return;
        void context.switchToHttp().getResponse<FastifyReply>().header('ETag', body.etag);
      }),
    );
  }
}
