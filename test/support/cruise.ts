import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const CRUISE = join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** A rule that dependency-cruiser saw broken: `from` imports `to` (the same file twice where the file itself is the fault). */
export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface CruiseResult {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** The line that makes `from` import `to`, whatever `to` holds. */
export function importLine(from: string, to: string): string {
  const path = to.startsWith('npm:') ? to.slice(4) : relative(dirname(from), to).replace(/\.ts$/, '.js');
  return `import '${path.startsWith('.') || to.startsWith('npm:') ? path : `./${path}`}';\n`;
}

/** Runs the repository's boundary rules over a tree of its own: `{ 'src/a/b.ts': 'content' }`. */
export async function cruise(files: Record<string, string>): Promise<Violation[]> {
  const root = await mkdtemp(join(tmpdir(), 'frontdesk-cruise-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    for (const name of ['node_modules', 'package.json', 'tsconfig.json']) await symlink(join(REPOSITORY, name), join(root, name));
    return await violationsIn(root, [...new Set(Object.keys(files).map((path) => path.split('/', 1)[0] ?? ''))]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function violationsIn(root: string, folders: string[]): Promise<Violation[]> {
  const rules = join(REPOSITORY, '.dependency-cruiser.cjs');
  return new Promise((done, failed) => {
    // A broken rule is exit code 1 and more, so only an answer that is no JSON counts as a failure of the tool.
    execFile(
      process.execPath,
      [CRUISE, '--config', rules, '--output-type', 'json', ...folders],
      { cwd: root, maxBuffer: 2 ** 26 },
      (error, out, err) => {
        if (!out.startsWith('{')) return failed(new Error(`dependency-cruiser said nothing: ${err}`, { cause: error }));
        const { summary }: CruiseResult = JSON.parse(out);
        done(summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })));
      },
    );
  });
}
