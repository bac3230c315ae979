// jest-circus, but what a suite imports is loaded by Node itself instead of a module system of jest's own: dependencies, product and
// circus once a worker (as in production) instead of once a suite, which is most of what a suite used to cost.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { sourceMaps } from './typescript-hooks.mjs';

const require = createRequire(import.meta.url);
const runCircus = require('jest-circus/runner').default;

const GLOBALS = ['describe', 'it', 'test', 'expect', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

let suites = 0;

/** jest's `testRunner`. */
export default async function runSuite(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  runtime.requireInternalModule = circusWithoutSuites;
  runtime.unstable_importModule = async (path) => {
    for (const name of GLOBALS) globalThis[name] = environment.global[name];
    globalThis.console = environment.global.console;
    suites += 1;
    await import(`${pathToFileURL(path).href}?suite=${suites}`);
    for (const [url, map] of sourceMaps) runtime.getSourceMaps().set(url, map);
  };
  return runCircus(globalConfig, config, environment, runtime, testPath, sendMessageToJest);
}

/** Circus keeps the tests of a suite and who listens to them in globals of the realm it is loaded in. @param {string} path */
function circusWithoutSuites(path) {
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  delete require.cache[path];
  return require(path);
}
