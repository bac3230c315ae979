import { Ajv, type AnySchemaObject } from 'ajv';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const below = (folder: string): string[] => {
  if (!existsSync(join(REPOSITORY, folder))) return [];
  const entries = readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1));
};

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const manifest: Manifest = JSON.parse(read('package.json'));

describe('docs/dependencies.md', () => {
  const section = (title: string): string[] => {
    const text =
      read('docs/dependencies.md')
        .split(/^## /m)
        .find((part) => part.startsWith(title)) ?? '';
    return [...text.matchAll(/^\| `([^`]+)` \| \S/gm)].map((row) => row[1] ?? '');
  };

  it.each([
    ['In production', Object.keys(manifest.dependencies)],
    ['For development', Object.keys(manifest.devDependencies)],
  ])('gives a reason for every package, and for no other: %s', (title, packages) => {
    expect(section(title).sort()).toEqual(packages.sort());
  });
});

describe('docker-compose.yml', () => {
  interface Service {
    image?: string;
    environment?: Record<string, string>;
    env_file?: string;
    depends_on?: Record<string, { condition: string }>;
    healthcheck?: { test: string[] };
    stop_grace_period?: string;
    volumes?: string[];
  }
  const compose = (text: string): { services: Record<string, Service>; volumes: Record<string, unknown> } => parse(text, { merge: true });
  const { services, volumes } = compose(read('docker-compose.yml'));

  // It names its draft and its ids the way of draft 4, which ajv refuses; its formats (ports, durations) are Docker's own.
  const ofDraft4 = (key: string, value: unknown): boolean => ['$schema', 'id'].includes(key) && typeof value === 'string';
  const schema: AnySchemaObject = JSON.parse(read('test/support/compose-spec.schema.json'), (key, value: unknown) =>
    ofDraft4(key, value) ? undefined : value,
  );
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

  it('is a file of the Compose Specification', () => {
    const valid = validate(compose(read('docker-compose.yml')));

    expect(validate.errors).toBeNull();
    expect(valid).toBe(true);
  });

  it('would not be one with a misspelt key', () => {
    expect(validate(compose(read('docker-compose.yml').replace('stop_grace_period', 'stop_grace_time')))).toBe(false);
  });

  it('starts database, queue, web and worker in that order', () => {
    const ready = { condition: 'service_healthy' };

    expect(Object.keys(services).sort()).toEqual(['postgres', 'redis', 'web', 'worker']);
    expect(services.web).toMatchObject({ environment: { ROLE: 'web' }, depends_on: { postgres: ready, redis: ready } });
    expect(services.worker).toMatchObject({ environment: { ROLE: 'worker' }, depends_on: { postgres: ready, redis: ready, web: ready } });
    expect(Object.values(services).filter((service) => !service.healthcheck)).toEqual([]);
  });

  it.each(['web', 'worker'])('refuses to start %s without the keys of production, and gives calls in flight time to end', (name) => {
    const environment = services[name]?.environment ?? {};
    const required = Object.keys(environment).filter((key) => environment[key]?.startsWith(`\${${key}:?`));

    expect(required.sort()).toEqual(['ATTENDEE_EMAIL_DOMAIN', 'ENCRYPTION_KEYS', 'PUBLIC_URL', 'RETELL_API_KEY']);
    expect(services[name]).toMatchObject({ env_file: '.env', stop_grace_period: '30s' });
    expect(services[name]?.healthcheck?.test.join(' ')).toContain('/health/ready');
  });

  it('keeps the database on a volume where PostgreSQL 18 looks for it', () => {
    const [name, path] = services.postgres?.volumes?.[0]?.split(':') ?? [];

    expect(Object.keys(volumes)).toContain(name);
    expect(path).toBe('/var/lib/postgresql');
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const stages = lines.reduce<string[][]>(
    (all, line) => (line.startsWith('FROM ') ? [...all, [line]] : [...all.slice(0, -1), [...(all.at(-1) ?? []), line]]),
    [],
  );
  const sources = (stage: string[]): string[] =>
    stage.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) => line.split(' ').slice(1, -1));

  it('builds in one stage and runs in another', () => {
    expect(stages.map((stage) => stage[0])).toEqual(['FROM node:24-slim AS build', 'FROM node:24-slim AS runtime']);
    expect(stages[1]).toContain('ENV NODE_ENV=production');
    expect(stages[1]).toContain('EXPOSE 3000');
    expect(stages[1]?.find((line) => line.startsWith('HEALTHCHECK '))).toContain('/health/ready');
  });

  it('runs Node with the options of `npm start`', () => {
    const [, start = ''] = manifest.scripts['start']?.split(' exec ') ?? [];
    const command = start.split(' ').filter((word) => !word.startsWith('--env-file'));

    expect(manifest.scripts['start']).toContain(' MALLOC_ARENA_MAX=1 exec ');
    expect(stages[1]).toContain('ENV MALLOC_ARENA_MAX=1');
    expect(command).toEqual(['node', expect.stringContaining('semi-space'), expect.stringContaining('heap'), 'dist/src/main.js']);
    expect(stages[1]).toContain(`CMD [${command.map((word) => `"${word}"`).join(', ')}]`);
  });

  it('ends as an ordinary user and takes nothing but the build into the image', () => {
    const [, runtime = []] = stages;

    expect(runtime.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(runtime.findIndex((line) => line.startsWith('USER '))).toBeGreaterThan(
      runtime.findLastIndex((line) => /^(COPY|RUN) /.test(line)),
    );
    expect(sources(runtime)).toEqual([]);
  });

  it('copies only what exists and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1).replace(/\/$/, ''));

    expect(sources(stages[0] ?? []).filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
    expect(sources(stages[0] ?? []).sort()).toEqual(allowed.sort());
  });
});

describe('.ci/run', () => {
  const script = read('.ci/run');

  it('can be executed', () => {
    expect(() => accessSync(join(REPOSITORY, '.ci/run'), constants.X_OK)).not.toThrow();
  });

  it("runs the README's commands, with CI=true and a failure of each counted", () => {
    expect(read('README.md')).toContain('npm ci && npm test');
    expect(script).toMatch(/^export CI=true/m);
    expect(script).toMatch(/^npm ci \|\| exit 1$/m);
    expect(script).toMatch(/^npm test .*\|\| fail/m);
    expect(script).toMatch(/^npm run check \|\| fail/m);
  });
});

describe('source files', () => {
  const files = below('src');

  it('have no barrel among them', () => {
    expect(files.filter((file) => /(?:^|\/)index\.[cm]?[jt]s$/.test(file))).toEqual([]);
  });

  it('lie at most two folders below src', () => {
    expect(files.filter((file) => file.split('/').length > 4)).toEqual([]);
  });

  it('leave reading the environment to src/config/env.ts and to programs of their own', () => {
    const allowed = /^(?:src\/config\/env\.ts|sandbox\/[^/]+\/main\.ts)$/;
    const readers = [...files, ...below('sandbox'), ...below('migrations'), 'mikro-orm.config.ts'].filter(
      (file) =>
        /\.[cm]?ts$/.test(file) &&
        !file.endsWith('.spec.ts') &&
        /process\s*(?:\?\.|\.|\[['"])\s*env\b|\benv\b[^;\n]*from 'node:process'/.test(read(file)),
    );

    expect(readers.filter((file) => !allowed.test(file))).toEqual([]);
    expect(readers).toContain('src/config/env.ts');
  });
});
