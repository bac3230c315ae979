import { createRequire } from 'node:module';
import { cruise, importLine, type Violation } from '../support/cruise.js';

// The house of the design, written down a second time on purpose: the rules are held against it, not against themselves.
const FEATURES = ['companies', 'calcom', 'telephony', 'booking', 'admin'];
const MIDDLE = ['contracts', 'outbox', 'auth', 'config'];
const TOP = ['src/main.ts', 'src/cli.ts', 'src/app.module.ts', 'src/bootstrap.ts'];

const inModule = (module: string, file: string): string => `src/${module}/${file}`;
const pairs = (from: string[], to: string[]): [string, string][] =>
  from.flatMap((a) => to.filter((b) => b !== a).map((b): [string, string] => [a, b]));

const FORBIDDEN_ARROWS: [string, string][] = [
  ...pairs(FEATURES, FEATURES),
  ...pairs([...MIDDLE, 'shared'], FEATURES),
  ...pairs(['shared'], MIDDLE),
  ...pairs(['contracts'], ['outbox', 'auth', 'config']),
];
const ALLOWED_ARROWS: [string, string][] = [
  ...pairs(FEATURES, [...MIDDLE, 'shared']),
  ...pairs(MIDDLE, ['shared']),
  ['outbox', 'contracts'],
];

// [what it shows, the rule, who imports, what]
const FORBIDDEN: [string, string, string, string][] = [
  [
    'a controller that takes an entity',
    'controller-keeps-its-layer',
    'src/companies/controllers/a.controller.ts',
    'src/companies/entities/a.entity.ts',
  ],
  [
    'a controller that takes a client',
    'controller-keeps-its-layer',
    'src/calcom/controllers/b.controller.ts',
    'src/calcom/clients/b.client.ts',
  ],
  ['an entity that takes a handler', 'entity-keeps-its-layer', 'src/booking/entities/c.entity.ts', 'src/booking/commands/c.handler.ts'],
  ['an entity that takes a client', 'entity-keeps-its-layer', 'src/calcom/entities/d.entity.ts', 'src/calcom/clients/d.client.ts'],
  [
    'an entity that takes a controller',
    'entity-keeps-its-layer',
    'src/calcom/entities/e.entity.ts',
    'src/calcom/controllers/e.controller.ts',
  ],
  ['a client that takes an entity', 'client-keeps-its-layer', 'src/calcom/clients/f.client.ts', 'src/calcom/entities/f.entity.ts'],
  ['a DTO that takes an entity', 'dto-response-keeps-its-layer', 'src/companies/dto/g.dto.ts', 'src/companies/entities/g.entity.ts'],
  [
    'a command that takes an entity',
    'command-query-event-keeps-its-layer',
    'src/companies/commands/h.command.ts',
    'src/companies/entities/h.entity.ts',
  ],
  [
    'a handler that takes a controller',
    'controllers-are-only-mounted',
    'src/companies/commands/i.handler.ts',
    'src/companies/controllers/i.controller.ts',
  ],
  ['a feature that takes the sandbox', 'src-knows-no-sandbox', 'src/calcom/j.ts', 'sandbox/calcom-server/j.ts'],
  ['the app module taking the sandbox', 'src-knows-no-sandbox', 'src/app.module.ts', 'sandbox/calcom-server/j.ts'],
  ['source that takes a test factory', 'src-knows-no-tests', 'src/booking/k.ts', 'test/factories/k.ts'],
  ['the sandbox taking a feature', 'sandbox-speaks-from-outside', 'sandbox/scenarios/l.ts', 'src/companies/entities/l.entity.ts'],
  ['a migration taking an entity', 'migrations-stand-alone', 'migrations/m.ts', 'src/booking/entities/m.entity.ts'],
  ['a barrel', 'no-barrels', 'src/booking/n.ts', 'src/booking/entities/index.ts'],
  ['a third level', 'no-import-of-third-level', 'src/booking/o.ts', 'src/booking/entities/deep/o.ts'],
  ['imports from a third level', 'no-third-level', 'src/booking/queues/deep/p.ts', 'src/booking/p.ts'],
  ['a module nobody named', 'only-known-modules', 'src/app.module.ts', 'src/utils/q.ts'],
  ['imports from a module nobody named', 'known-modules-import', 'src/helpers/r.ts', 'src/shared/r.ts'],
  ['the embedded database taking a feature', 'embedded-imports-only-what-lies-below', 'src/embedded/s.ts', 'src/booking/s.ts'],
  ['the health checks taking a feature', 'health-imports-only-what-lies-below', 'src/health/t.ts', 'src/calcom/t.ts'],
  ['a command of the command line taking the embedded database', 'cli-imports-only-what-lies-below', 'src/cli/z.ts', 'src/embedded/z.ts'],
  ['a feature taking the app module', 'booking-imports-only-what-lies-below', 'src/booking/u.ts', 'src/app.module.ts'],
  ['a message that brings a framework', 'contracts-are-plain', 'src/contracts/booking/v.ts', 'npm:@nestjs/common'],
  ['source on a development package', 'production-code-needs-production-packages', 'src/booking/w.ts', 'npm:fast-check'],
  ['source on a package that package.json does not name', 'declared-packages', 'src/booking/y.ts', 'npm:semver'],
  ['an import of nothing', 'resolvable', 'src/booking/x.ts', 'npm:no-such-package-anywhere'],
];

const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

function tree(arrows: [string, string][]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [from, to] of arrows) {
    files[from] = (files[from] ?? '') + importLine(from, to);
    if (!to.startsWith('npm:')) files[to] ??= 'export const nothing = 0;\n';
  }
  return files;
}

const arrowFiles = ([from, to]: [string, string]): [string, string] => [inModule(from, `to-${to}.ts`), inModule(to, `of-${from}.ts`)];

describe('module boundaries', () => {
  describe('broken on purpose', () => {
    let violations: Violation[];

    beforeAll(async () => {
      violations = await cruise({
        ...tree([...FORBIDDEN_ARROWS.map(arrowFiles), ...FORBIDDEN.map(([, , from, to]): [string, string] => [from, to])]),
        'src/booking/ring-a.ts': importLine('src/booking/ring-a.ts', 'src/booking/ring-b.ts'),
        'src/booking/ring-b.ts': importLine('src/booking/ring-b.ts', 'src/booking/ring-a.ts'),
        'src/booking/type-a.ts': "import type { B } from './type-b.js';\nexport type A = B[];\n",
        'src/booking/type-b.ts': "import type { A } from './type-a.js';\nexport type B = A[];\n",
        'src/companies/type-of-a-feature.ts': "import type { B } from '../booking/type-b.js';\nexport type C = B;\n",
        'src/booking/alone.ts': 'export const alone = true;\n',
      });
    }, 60_000);

    it.each(FORBIDDEN_ARROWS)('%s may not import %s', (from, to) => {
      const [source, target] = arrowFiles([from, to]);

      expect(violations).toContainEqual({ rule: `${from}-imports-only-what-lies-below`, from: source, to: target });
    });

    it.each(FORBIDDEN)('refuses %s (%s)', (_what, rule, from, to) => {
      const found = violations.filter((violation) => violation.rule === rule && violation.from === from);

      // A package is found below node_modules, or by its bare name when there is no such package.
      expect(found.map((violation) => violation.to)).toContainEqual(expect.stringContaining(to.replace(/^npm:/, '')));
    });

    it.each([
      ['two files that import each other', 'no-circular', 'src/booking/ring-a.ts'],
      ['two files whose types need each other', 'no-circular-types', 'src/booking/type-a.ts'],
      ['a type taken from another feature', 'companies-imports-only-what-lies-below', 'src/companies/type-of-a-feature.ts'],
      ['a file that nobody imports and that imports nobody', 'no-orphans', 'src/booking/alone.ts'],
    ])('refuses %s (%s)', (_what, rule, from) => {
      expect(violations.map((violation) => [violation.rule, violation.from])).toContainEqual([rule, from]);
    });

    it.each(forbidden.map((rule) => rule.name))('has a case that breaks %s', (name) => {
      expect(violations.map((violation) => violation.rule)).toContain(name);
    });
  });

  it('leaves the arrows that point down alone', async () => {
    const top = TOP.flatMap((file) => FEATURES.map((feature): [string, string] => [file, inModule(feature, `${feature}.module.ts`)]));
    const entryPoints: [string, string][] = [
      ['src/main.ts', 'sandbox/calcom-server/start.ts'],
      ['src/cli.ts', 'sandbox/scenarios/seed.ts'],
      ['sandbox/scenarios/seed.ts', 'src/contracts/companies/assign-team.command.ts'],
      ['sandbox/scenarios/seed.ts', 'src/embedded/launch.ts'],
      ['src/companies/companies.module.ts', 'src/companies/controllers/team.controller.ts'],
      ['src/companies/commands/team.handler.ts', 'src/companies/entities/team.entity.ts'],
      ['src/companies/companies.module.ts', 'src/companies/commands/team.handler.ts'],
      ['src/contracts/companies/assign-team.command.ts', 'npm:zod'],
      ['src/companies/companies.module.ts', 'npm:@nestjs/common'],
      ['src/companies/team.spec.ts', 'test/factories/team.ts'],
      ['src/companies/team.spec.ts', 'npm:fast-check'],
    ];
    const twoEntities = {
      'src/booking/entities/a.entity.ts': "import { B } from './b.entity.js';\nexport class A { other = B; }\n",
      'src/booking/entities/b.entity.ts': "import type { A } from './a.entity.js';\nexport class B { other?: A; }\n",
    };

    const violations = await cruise({ ...tree([...ALLOWED_ARROWS.map(arrowFiles), ...top, ...entryPoints]), ...twoEntities });

    expect(violations).toEqual([]);
  }, 60_000);
});
