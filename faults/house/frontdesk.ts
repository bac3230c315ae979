import { once } from 'node:events';
import type { Child } from '../../bench/running/child.js';
import type { Ending } from '../../bench/running/ending.js';
import { type ProductOptions, startProduct } from '../../bench/running/product.js';

/** What a scene wants to be different from an ordinary start. */
export type Settings = Pick<ProductOptions, 'preload'> & { env?: Record<string, string> };

/** The built product at its one address; it may be killed, stopped and started again. */
export class Frontdesk {
  private running: Child | null = null;
  private settings: Settings = {};

  constructor(
    private readonly ending: Ending,
    private readonly folder: string,
    private readonly port: number,
    private readonly env: () => Record<string, string>,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Runs as it was set last, unless told otherwise. */
  async start(settings = this.settings): Promise<void> {
    this.settings = settings;
    this.running = await this.another({ port: this.port, ...settings });
  }

  /** A further process of the same installation. */
  another({ env, ...options }: Settings & { port?: number }): Promise<Child & { origin: string }> {
    const { folder } = this;
    return startProduct(this.ending, { folder, profileInto: null, ...options, env: { ...this.env(), ...env } });
  }

  /** What is there is ended in order, if it runs otherwise than wanted, and then what is wanted runs. */
  async run(settings: Settings): Promise<void> {
    if (this.running && JSON.stringify(settings) === JSON.stringify(this.settings)) return;
    await this.end();
    await this.start(settings);
  }

  async end(): Promise<void> {
    await this.running?.end();
    this.running = null;
  }

  async kill(): Promise<void> {
    const child = this.child;
    child.process.kill('SIGKILL');
    await child.end();
    this.running = null;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.process.kill(signal);
  }

  /** To the module that was loaded before it; resolves when that has done it. */
  async tell(message: object): Promise<void> {
    const { child } = this;
    const told = once(child.process, 'message');
    child.process.send(message);
    const died = child.gone.then(() => Promise.reject(new Error('Frontdesk died before it had heard')));
    await Promise.race([told, died]);
  }

  private get child(): Child {
    if (!this.running) throw new Error('Frontdesk does not run');
    return this.running;
  }
}
