// The arrows of docs/architecture.md as rules: a module may import itself and the modules named beside it, nothing else.
const BELOW_FEATURES = ['contracts', 'outbox', 'auth', 'config', 'shared'];
const FEATURES = ['companies', 'calcom', 'telephony', 'booking', 'admin'];

const MODULE_MAY_IMPORT = {
  shared: [],
  contracts: ['shared'],
  config: ['shared'],
  embedded: ['config', 'shared'],
  outbox: ['contracts', 'config', 'shared'],
  auth: ['contracts', 'outbox', 'config', 'shared'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, BELOW_FEATURES])),
  health: BELOW_FEATURES,
  // Commands of the command line stand where main and app stand: above the features.
  cli: [...FEATURES, ...BELOW_FEATURES],
};
const MODULES = Object.keys(MODULE_MAY_IMPORT).join('|');

// Which file may not import which, by suffix: [from, to, why].
const SUFFIX_RULES = [
  ['controller', ['entity', 'client'], 'a controller turns a DTO into a command or query and no more'],
  ['entity', ['controller', 'handler', 'client', 'queue', 'processor', 'guard', 'dto'], 'an entity knows its own rules only'],
  ['client', ['entity', 'controller', 'handler'], 'a client speaks with a neighbour and knows nothing of our tables'],
  ['(?:dto|response)', ['entity', 'client', 'handler'], 'what the outside sees is no mirror of a table'],
  ['(?:command|query|event)', ['entity', 'client', 'handler', 'controller'], 'a message is plain data'],
];

const suffix = (names) => `\\.(?:${[names].flat().join('|')})\\.ts$`;

const arrows = Object.entries(MODULE_MAY_IMPORT).map(([module, allowed]) => ({
  name: `${module}-imports-only-what-lies-below`,
  comment: `src/${module} may import ${['itself', ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: { path: '^src/', pathNot: `^src/(?:${[module, ...allowed].join('|')})/` },
}));

const suffixRules = SUFFIX_RULES.map(([from, to, comment]) => ({
  name: `${from.replace(/\W+/g, '-').replace(/^-|-$/g, '')}-keeps-its-layer`,
  comment,
  severity: 'error',
  from: { path: `^src/.*${suffix(from)}` },
  to: { path: `^src/.*${suffix(to)}` },
}));

const structure = [
  {
    name: 'only-known-modules',
    comment: 'A new folder under src gets its line in MODULE_MAY_IMPORT first',
    from: { path: '^src/' },
    to: { path: '^src/[^/]+/', pathNot: `^src/(?:${MODULES})/` },
  },
  {
    name: 'known-modules-import',
    comment: 'A new folder under src gets its line in MODULE_MAY_IMPORT first',
    from: { path: '^src/[^/]+/', pathNot: `^src/(?:${MODULES})/` },
    to: {},
  },
  { name: 'no-third-level', comment: 'A module is folders of files and no deeper', from: { path: '^src/[^/]+/[^/]+/[^/]+/' }, to: {} },
  {
    name: 'no-import-of-third-level',
    comment: 'A module is folders of files and no deeper',
    from: {},
    to: { path: '^src/[^/]+/[^/]+/[^/]+/' },
  },
  { name: 'no-barrels', comment: 'Import from the file itself', from: {}, to: { path: '^(?:src|sandbox|test)/(?:index|.*/index)\\.ts$' } },
  {
    name: 'controllers-are-only-mounted',
    comment: 'Whoever wants what a controller does sends the same command',
    from: { pathNot: ['\\.module\\.ts$', '\\.spec\\.ts$', '^test/'] },
    to: { path: '\\.controller\\.ts$' },
  },
];

const outside = [
  {
    name: 'src-knows-no-sandbox',
    comment: 'Only the two entry points may start the sandbox',
    from: { path: '^src/', pathNot: '^src/(?:main|cli)\\.ts$' },
    to: { path: '^(?:sandbox|bench|faults)/' },
  },
  {
    name: 'src-knows-no-tests',
    comment: 'Test code is not shipped',
    from: { path: '^(?:src|sandbox)/', pathNot: '\\.spec\\.ts$' },
    to: { path: '(?:^test/|\\.spec\\.ts$)' },
  },
  {
    name: 'sandbox-speaks-from-outside',
    comment: 'The sandbox reaches the features through HTTP and the messages of src/contracts',
    from: { path: '^sandbox/', pathNot: '\\.spec\\.ts$' },
    to: { path: '^src/', pathNot: '^src/(?:contracts|shared|embedded|config)/' },
  },
  {
    name: 'migrations-stand-alone',
    comment: 'A migration must mean the same in a year, whatever the code does by then',
    from: { path: '^migrations/' },
    to: { path: '^(?:src|sandbox|test)/' },
  },
];

const packages = [
  {
    name: 'contracts-are-plain',
    comment: 'Messages may type their answer (@nestjs/cqrs) and check themselves (zod), nothing else',
    from: { path: '^src/contracts/', pathNot: '\\.spec\\.ts$' },
    to: { dependencyTypesNot: ['local'], pathNot: ['^src/', 'node_modules/(?:@nestjs/cqrs|zod)/'] },
  },
  {
    name: 'production-code-needs-production-packages',
    comment: 'npm prune --omit=dev takes it out of the image',
    from: { path: '^(?:src|sandbox|migrations)/', pathNot: '\\.spec\\.ts$' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
  { name: 'declared-packages', comment: 'Not in package.json', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  { name: 'resolvable', comment: 'There is no such file or package', from: {}, to: { couldNotResolve: true } },
];

const shape = [
  {
    name: 'no-circular',
    comment: 'Files that need each other are one file, or a third is missing',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-circular-types',
    comment: 'Only entities may name each other both ways, and one of the two through import type',
    from: { pathNot: suffix('entity') },
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nobody imports it and it imports nobody',
    from: { orphan: true, path: '^(?:src|sandbox)/', pathNot: ['^src/(?:main|cli)\\.ts$', '/main\\.ts$', '\\.d\\.ts$', '\\.spec\\.ts$'] },
    to: {},
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...arrows, ...suffixRules, ...structure, ...outside, ...packages, ...shape].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: an import that the compiler removes still ties two modules together.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    reporterOptions: { mermaid: { minify: false } },
  },
};
