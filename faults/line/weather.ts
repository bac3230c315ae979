/** What a line does to what passes it. */
export type Weather =
  | { kind: 'fair' }
  /** Every piece arrives so much later. */
  | { kind: 'delayed'; ms: number }
  /** A request is carried out, but of each booking and of every fourth other request the answer is lost with the connection. */
  | { kind: 'cut' }
  /** Of every nth request nothing arrives: the connection is reset. */
  | { kind: 'reset'; everyNth: number }
  /** Bytes trickle. */
  | { kind: 'throttled'; bytesPerSecond: number };

export const FAIR: Weather = { kind: 'fair' };
