import type { House } from './house.js';

/** One request to Cal.com, with the headers that it wants. */
export async function askCalcom(house: House, path: string, version: string, body?: object): Promise<{ status: number; json: unknown }> {
  const url = new URL(house.calendarUrl + path);
  const answer = await house.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${house.calcomKey}`,
      'cal-api-version': version,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.statusCode, json: await answer.body.json() };
}
