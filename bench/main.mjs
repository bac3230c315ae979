// npm run bench: measures the built product (bench/README.md). Everything below is TypeScript, run from source.
import '../test/support/typescript-hooks.mjs';

await import('./run.ts');
