// Old syntax on purpose: this must run, and explain, on any Node.
var parts = process.versions.node.split('.');
if (Number(parts[0]) < 20 || (Number(parts[0]) === 20 && Number(parts[1]) < 19)) {
  console.error('Holdfast needs Node 20.19 or newer; this is Node ' + process.versions.node + '.');
  process.exit(2);
}
