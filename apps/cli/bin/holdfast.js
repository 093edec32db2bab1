#!/usr/bin/env node
// Committed, so that npm can link it before anything is built. Old syntax on purpose: it must run, and explain, on any Node.
var parts = process.versions.node.split('.');
if (Number(parts[0]) < 20 || (Number(parts[0]) === 20 && Number(parts[1]) < 19)) {
  console.error('Holdfast needs Node 20.19 or newer; this is Node ' + process.versions.node + '.');
  process.exit(2);
}
import('../dist/main.js').then(
  function (cli) {
    return cli.main(process.argv.slice(2)).then(function (code) {
      process.exitCode = code;
    });
  },
  function (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('Holdfast is not built yet. Run: npm ci && npm run build');
    process.exit(2);
  },
);
