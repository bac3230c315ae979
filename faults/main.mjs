// npm run faults: breaks what the built product leans on while callers book (faults/README.md). Everything below is TypeScript, run from source.
import '../test/support/typescript-hooks.mjs';

await import('./run.ts');
