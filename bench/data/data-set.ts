import type { Stand } from '../stand.js';
import { makeData } from './make-data.js';
import { SERVICES } from './numbers.js';

/** A database with the product's schema and so many companies. */
export interface DataSet {
  url: string;
  /** 1, or how many times as much. */
  times: number;
  companies: number;
}

export async function prepareData({ options, progress, postgres, installation, calendarOrigin }: Stand, times: number): Promise<DataSet> {
  const companies = options.companies * times;
  progress(`data: ${companies} companies, ${companies * SERVICES.length} services`);
  const url = await postgres.migrated(`frontdesk_${times}x`);
  await makeData(url, companies, `${calendarOrigin}/v2`, installation.box);
  return { url, times, companies };
}
