import { type Browser, type Page, chromium } from 'playwright-core';
import { chromiumBinary } from './external.js';

/** As root, and without looking anything up at Google. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumBinary() ?? '', args: FLAGS });
}

/** A page of somebody who was never here: no cookies, nothing stored. */
export interface Visit {
  page: Page;
  /** Origins that were asked besides the own one. */
  foreign: string[];
  close(): Promise<void>;
}

export async function aVisit(browser: Browser, baseUrl: string): Promise<Visit> {
  const context = await browser.newContext({ baseURL: baseUrl });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== baseUrl) foreign.push(origin);
  });
  return { page, foreign, close: () => context.close() };
}
