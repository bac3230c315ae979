// Ends a test run with one plain line that a machine can read: "N passed, N failed, N skipped".
export default class ClosingLineReporter {
  /** @param {unknown} _contexts @param {Record<string, number>} results */
  onRunComplete(_contexts, results) {
    // A suite that could not even start has no failed test, yet something failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
