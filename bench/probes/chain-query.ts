import { READ_CHAIN_TO_SERVICE } from '../../src/booking/chain/chain.reader.js';
import type { DataSet } from '../data/data-set.js';
import { SERVICES, phoneNumber } from '../data/numbers.js';
import { percentile } from '../load/figures.js';
import { inDatabase } from '../running/postgres.js';
import { explain } from './plan.js';

export interface ChainFigures {
  times: number;
  companies: number;
  p50Ms: number;
  p95Ms: number;
  plan: string;
  fullScans: string[];
}

const WARM_UP = 200;

/** The product's own statement of a booking call, named as the product names it, for numbers and services drawn at random. */
export function measureChain({ url, companies, times }: DataSet, reads: number): Promise<ChainFigures> {
  return inDatabase(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select id from retell_workspaces where slug = 'default'`);
    const drawn = (below: number): number => Math.floor(Math.random() * below);
    const values = (): unknown[] => [phoneNumber(drawn(companies)), rows[0]?.id, SERVICES[drawn(SERVICES.length)]];
    const spent: number[] = [];
    for (let read = -WARM_UP; read < reads; read++) {
      const began = performance.now();
      const { rowCount } = await client.query({ ...READ_CHAIN_TO_SERVICE, values: values() });
      if (rowCount !== 1) throw new Error(`the chain of a number leads to one service of a name here, not to ${rowCount}`);
      if (read >= 0) spent.push(performance.now() - began);
    }
    const ascending = spent.toSorted((a, b) => a - b);
    const { text, fullScans } = await explain(client, READ_CHAIN_TO_SERVICE.text, values());
    return { times, companies, p50Ms: percentile(ascending, 50), p95Ms: percentile(ascending, 95), plan: text, fullScans };
  });
}
