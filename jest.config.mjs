// One project for all suites: unit specs stand beside the code, the others under test/.
export default {
  testEnvironment: 'node',
  // Suites run in the worker's own realm (suite-runner.mjs): what one leaves in its environment is not to be taken to pieces.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  testRunner: '<rootDir>/test/support/suite-runner.mjs',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Read by test/support/typescript-hooks.mjs, which translates for suites and for the processes that they start.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/sandbox/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.mjs'],
  maxWorkers: 3,
  testTimeout: 30_000,
};
