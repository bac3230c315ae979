import { type Server, type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The network between Frontdesk and Redis: it can be cut, go silent, and come back at the same address. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private silent = false;
  private port = 0;

  constructor(private readonly to: string) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async open(): Promise<this> {
    this.silent = false;
    const server = createServer((near) => this.join(near));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Nobody answers at the address any more. */
  async cut(): Promise<void> {
    const server = this.server;
    this.server = null;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Connections stand, and nothing comes through them. */
  fallSilent(): void {
    this.silent = true;
  }

  private join(near: Socket): void {
    const far = connect(Number(new URL(this.to).port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('data', (bytes) => void (this.silent || other.destroyed || other.write(bytes)));
      one.once('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}
