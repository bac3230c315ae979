// npm 12 skips a dependency's install script without a word unless package.json allows it, and the system's Node is then used.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Frontdesk needs Node 24 and brings it along as the npm package "node", but this is Node ${process.versions.node}.\n` +
      'Its install script was probably skipped. Run: npm rebuild node   (npm 12: check "allowScripts" in package.json, then npm ci)',
  );
  process.exit(1);
}
