import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const OXLINT = join(REPOSITORY, 'node_modules/oxlint/bin/oxlint');

interface Finding {
  code: string;
  filename: string;
}

/** Runs the repository's lint rules over a tree of its own. */
function lint(files: Record<string, string>): Finding[] {
  const root = mkdtempSync(join(tmpdir(), 'frontdesk-lint-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) copyFileSync(join(REPOSITORY, name), join(root, name));
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
    const { stdout } = spawnSync(process.execPath, [OXLINT, '--format', 'json', 'src', 'sandbox', 'test'], { cwd: root, encoding: 'utf8' });
    const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(stdout);
    return diagnostics.map(({ code, filename }) => ({ code, filename }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `export const a${index} = ${index};\n`).join('');

describe('the linter', () => {
  const FORBIDDEN: [string, string, string, string][] = [
    [
      'a promise nobody waits for',
      'typescript(no-floating-promises)',
      'src/booking/a.ts',
      'export function a(): void {\n  Promise.resolve(1);\n}\n',
    ],
    ['any', 'typescript(no-explicit-any)', 'src/booking/b.ts', 'export const b: any = 1;\n'],
    [
      'an assertion that silences the compiler',
      'typescript(no-unsafe-type-assertion)',
      'src/booking/c.ts',
      'export const c = (x: unknown): string => x as string;\n',
    ],
    ['a file of more than 200 lines', 'eslint(max-lines)', 'src/booking/d.ts', lines(201)],
    ['the environment read outside src/config/env.ts', 'node(no-process-env)', 'src/booking/e.ts', 'export const e = process.env.PORT;\n'],
    [
      'the environment by its other name',
      'eslint(no-restricted-imports)',
      'src/booking/f.ts',
      "import { env } from 'node:process';\nexport const f = env.PORT;\n",
    ],
    ['a test that runs alone', 'jest(no-focused-tests)', 'test/int/g.spec.ts', "it.only('g', () => {\n  expect(1).toBe(1);\n});\n"],
    [
      'a focused suite',
      'jest(no-focused-tests)',
      'src/booking/h.spec.ts',
      "describe.only('h', () => {\n  it('i', () => {\n    expect(1).toBe(1);\n  });\n});\n",
    ],
    ['a test without an expectation', 'jest(expect-expect)', 'test/int/i.spec.ts', "it('i', () => {\n  Number('1');\n});\n"],
    ['a default export', 'import(no-default-export)', 'src/booking/j.ts', 'export default 1;\n'],
    ['a barrel', 'oxc(no-barrel-file)', 'src/booking/k.ts', "export * from './b.js';\n"],
  ];
  const ALLOWED = {
    'src/config/env.ts': 'export const port = process.env.PORT;\n',
    'sandbox/retell-caller/main.ts': "console.log(process.env.PORT ?? 'none');\nexport {};\n",
    'src/booking/just-fits.ts': lines(200),
    'test/support/body.ts': "export const body: { id: string } = JSON.parse('{}');\n",
  };
  let findings: Finding[];

  beforeAll(() => {
    findings = lint({ ...ALLOWED, ...Object.fromEntries(FORBIDDEN.map(([, , path, content]) => [path, content])) });
  }, 60_000);

  it.each(FORBIDDEN)('refuses %s (%s)', (_what, code, filename) => {
    expect(findings).toContainEqual({ code, filename });
  });

  it('leaves what is allowed alone', () => {
    expect(findings.filter(({ filename }) => Object.keys(ALLOWED).includes(filename))).toEqual([]);
  });
});
