import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { isSignedByRetell } from '../../src/telephony/guards/retell-signature.js';
import { book } from './book.js';
import { check } from './check.js';
import type { Answer, FunctionCall, House } from './house.js';

/** Answers POST /retell/functions; under /unstored/retell/functions questions are answered without leaving a row. */
export async function startReference(house: House): Promise<string> {
  const server = createServer((request, response) => {
    void answer(house, request, response).catch(() => send(response, 500, { ok: false, status: 'temporarily_unavailable' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4_096, resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the reference has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function answer(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const header = request.headers['x-retell-signature'];
  if (!isSignedByRetell(typeof header === 'string' ? header : undefined, body, [house.retellKey], new Date())) {
    return send(response, 401, { ok: false, status: 'bad_signature' });
  }
  const call: FunctionCall = JSON.parse(body.toString('utf8'));
  const stores = !request.url?.startsWith('/unstored');
  send(response, 200, call.name === 'book_appointment' ? await book(house, call) : await check(house, call, stores));
}

function send(response: ServerResponse, status: number, told: Answer): void {
  const text = JSON.stringify(told);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
