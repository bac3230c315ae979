import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { CalcomError } from './calcom-error.js';
import type { Deadline } from './deadline.js';

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const LARGEST_BODY_BYTES = 8 * 1024 * 1024;

/** The words of the transport: its code (ECONNREFUSED, UND_ERR_SOCKET), as messages may name addresses. */
function transportCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/**
 * One request and its whole answer. Written against undici's dispatch, not its `request`: that one tells neither whether the request
 * was written before it failed (resend or look up?) nor obeys an abort while the connection is still being made.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>;
  private readonly settle = Promise.withResolvers<HttpAnswer>();
  private readonly timer: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | null = null;
  private isOver = false;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  constructor(deadline: Deadline) {
    this.answer = this.settle.promise;
    this.timer = setTimeout(
      () => this.fail(new CalcomError(this.controller ? 'timeout' : 'unreachable', { detail: 'deadline' })),
      deadline.remainingMs(),
    );
  }

  /** undici calls this directly before it writes the request to a connected socket. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.isOver) controller.abort(new Error('given up before sending'));
    else this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes <= LARGEST_BODY_BYTES) this.chunks.push(chunk);
    else this.fail(new CalcomError('bad_shape', { status: this.status, detail: 'answer larger than 8 MiB' }));
  }

  onResponseEnd(): void {
    this.finish();
    this.settle.resolve({ status: this.status, headers: this.headers, body: Buffer.concat(this.chunks).toString('utf8') });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(new CalcomError(this.controller ? 'cut' : 'unreachable', { detail: transportCode(error) }));
  }

  private fail(error: CalcomError): void {
    if (this.isOver) return;
    this.finish();
    this.settle.reject(error);
    this.controller?.abort(error);
  }

  private finish(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
