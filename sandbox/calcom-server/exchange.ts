import { type ServerResponse } from 'node:http';
import { httpError } from './errors.js';

/** Status, headers and text of an answer that is ready to be sent. */
export interface Ready {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A body that is no JSON is refused before anything else, with the parser's own words. */
export function parseJson(json: string): unknown {
  if (json === '') return undefined;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw httpError(400, error instanceof Error ? error.message : 'Bad Request');
  }
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Ready {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, text: JSON.stringify(body) };
}

export function send(response: ServerResponse, { status, headers, text }: Ready): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Promises the whole body, sends half of it and cuts the connection. */
export function sendHalf(response: ServerResponse, { status, headers, text }: Ready): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
}

export function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
