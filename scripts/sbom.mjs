// `npm run -s sbom`: what is in Kiln's packages, as CycloneDX on standard output. npm knows the bundled libraries;
// Electron is for it a tool of the developers', and for a package's user most of what they install.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const words = [
  'sbom',
  '--package-lock-only',
  '--omit=dev',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
];
const { status, stdout } = spawnSync('npm', words, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  stdio: ['ignore', 'pipe', 2],
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(1);

const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { version, license } = packages['node_modules/electron'];
const electron = {
  'bom-ref': `electron@${version}`,
  type: 'framework',
  name: 'electron',
  version,
  scope: 'required',
  purl: `pkg:npm/electron@${version}`,
  licenses: [{ license: { id: license } }],
};

const bill = JSON.parse(stdout);
// npm names it after the folder that it lies in.
bill.metadata.component.name = name;
bill.components.push(electron);
bill.dependencies.push({ ref: electron['bom-ref'], dependsOn: [] });
bill.dependencies
  .find(({ ref }) => ref === bill.metadata.component['bom-ref'])
  .dependsOn.push(electron['bom-ref']);
process.stdout.write(`${JSON.stringify(bill, undefined, 2)}\n`);
