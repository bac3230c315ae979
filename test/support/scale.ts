/** Small counts in `npm test`, those that the issues state in `npm run test:full`. */
export const isFull = process.env.FRONTDESK_TEST_FULL === '1';

export function scaled(small: number, full: number): number {
  return isFull ? full : small;
}
