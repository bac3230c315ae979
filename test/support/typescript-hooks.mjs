// Lets plain Node run our TypeScript from source, translated as jest.config.mjs says: for the tests themselves (suite-runner.mjs), for
// jest's global setup and for processes that tests start. Use: `import './typescript-hooks.mjs'`, then `await import('….ts')`.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import jestConfig from '../../jest.config.mjs';

const [, { jsc, module }] = jestConfig.transform['^.+\\.ts$'];
const TESTS = new URL('../', import.meta.url).href;

/** What each file was translated to; the same file may be evaluated for several suites. @type {Map<string, string>} */
const translated = new Map();

/** Where the lines of a translated module came from, by its URL: a `data:` URL of the source map. @type {Map<string, string>} */
export const sourceMaps = new Map();

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (/^\.{1,2}\//.test(specifier) && context.parentURL && isTypeScript(context.parentURL)) {
      // Imports of the web app, which a bundler resolves, name no ending at all.
      const url = new URL(specifier.replace(/(\.js)?$/, '.ts'), context.parentURL);
      if (existsSync(url)) return { url: ofSameSuite(url, context.parentURL), format: 'module', shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    if (!isTypeScript(url) || url.includes('/node_modules/')) return nextLoad(url, context);
    const source = translate(fileURLToPath(url));
    sourceMaps.set(url, source.slice(source.lastIndexOf('data:application/json')));
    return { format: 'module', source, shortCircuit: true };
  },
});

/** @param {string} url */
function isTypeScript(url) {
  return /\.ts(\?|$)/.test(url);
}

/** Support files are a suite's own, as their counters are; the product is loaded once. @param {URL} url @param {string} parent */
function ofSameSuite(url, parent) {
  return url.href.startsWith(TESTS) ? url.href + new URL(parent).search : url.href;
}

/** @param {string} filename */
function translate(filename) {
  const known = translated.get(filename);
  if (known) return known;
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, jsc, module, sourceMaps: 'inline', swcrc: false });
  translated.set(filename, code);
  return code;
}
