import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

interface Bill {
  readonly bomFormat: string;
  readonly metadata: {
    readonly component: { readonly name: string; readonly version: string; readonly 'bom-ref': string };
  };
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('the bill of materials', () => {
  it('names everything that is in a package, and no tool that made it', () => {
    const bill: Bill = JSON.parse(
      execFileSync(process.execPath, [join(ROOT, 'scripts/sbom.mjs')], { encoding: 'utf8' }),
    );
    const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.metadata.component).toMatchObject({ name: 'kiln', version: about.version });
    // A name may come in several versions.
    const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    for (const [name, version] of Object.entries(about.dependencies))
      expect(named).toContain(`${name}@${version}`);
    expect(named).toContain(`electron@${about.devDependencies.electron}`);
    const names = new Set(bill.components.map(({ name }) => name));
    for (const tool of ['vitest', 'typescript', 'esbuild', 'electron-builder'])
      expect(names).not.toContain(tool);
    const electron = bill.components.find(({ name }) => name === 'electron');
    expect(electron?.purl).toBe(`pkg:npm/electron@${about.devDependencies.electron}`);
    const own = bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref']);
    expect(own?.dependsOn).toContain(`electron@${about.devDependencies.electron}`);
  });
});
