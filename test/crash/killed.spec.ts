import { aBookingSurvives } from './booking.js';
import { eightPointsAreSurvived } from './eight-points.js';
import { Installation } from './installation.js';
import { aSyncSurvives } from './sync.js';

// One installation for all: each costs three starts of the product.
let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
}, 240_000);
afterAll(() => installation?.close(), 60_000);

describe('a booking under load', () => {
  eightPointsAreSurvived(() => installation);
});
describe('a booking', () => {
  aBookingSurvives(() => installation);
});
describe('a sync', () => {
  aSyncSurvives(() => installation);
});
