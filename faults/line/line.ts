import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';
import type { Ending } from '../../bench/running/ending.js';
import { FAIR, type Weather } from './weather.js';
import { Way } from './way.js';

/** A TCP connection in between that can delay, cut, reset and throttle. */
export class Line {
  private weather: Weather = FAIR;
  private lifted = new AbortController();
  private harmed = 0;
  private requests = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (client) => this.carry(client));
  }

  static async open(ending: Ending, target: string): Promise<Line> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ending.add(() => void server.close());
    return new Line(server, new URL(target));
  }

  get origin(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  turn(weather: Weather): void {
    this.weather = weather;
    this.harmed = 0;
    // What was held back under the old weather goes on at once.
    this.lifted.abort();
    this.lifted = new AbortController();
  }

  /** Fair again. @returns how much was harmed @throws when nothing was: such a scene shows nothing */
  clearUp(): number {
    const { harmed } = this;
    this.turn(FAIR);
    if (harmed === 0) throw new Error('the bad line harmed nothing');
    return harmed;
  }

  private carry(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    const there = new Way(upstream);
    const back = new Way(client);
    let request = { mustBeCut: false };
    const reset = (): void => {
      this.harmed += 1;
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    client.on('data', (bytes) => {
      const head = requestLine(bytes);
      if (head) {
        this.requests += 1;
        if (this.weather.kind === 'reset' && this.requests % this.weather.everyNth === 0) return reset();
        request = { mustBeCut: head.startsWith('POST /v2/bookings') || this.requests % 4 === 0 };
      }
      this.send(there, bytes);
    });
    upstream.on('data', (bytes) => {
      if (this.weather.kind === 'cut' && request.mustBeCut) return reset();
      this.send(back, bytes);
    });
    // What was sent arrives, although its sender has gone.
    client.on('close', () => there.end());
    upstream.on('close', () => back.end());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  }

  private send(way: Way, bytes: Buffer): void {
    if (this.weather.kind === 'delayed' || this.weather.kind === 'throttled') this.harmed += 1;
    way.send(bytes, this.weather, this.lifted.signal);
  }
}

/** The first line when a request begins here; the product sends no second one before the first was answered. */
function requestLine(bytes: Buffer): string | null {
  const [line = ''] = bytes.subarray(0, 200).toString('latin1').split('\r\n', 1);
  return /^(GET|POST|PATCH|PUT|DELETE) \//.test(line) ? line : null;
}
