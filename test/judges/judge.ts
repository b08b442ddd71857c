import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parts } from '../parts/parts.ts';

const RECORDED = new URL('recorded.json', import.meta.url);
const recorded: Record<string, string> = JSON.parse(readFileSync(RECORDED, 'utf8'));

/** `KILN_RECORD=1`: what judges say is written down for machines that lack them. */
const isRecording = process.env['KILN_RECORD'] === '1';

/** Whether a program that judges our work is on this machine. */
export function isHere(program: string): boolean {
  return parts().some(({ name, isHere }) => name === program && isHere);
}

/**
 * What another program (oathtool, pskctool) says of our work, by the program itself where it is there, else as it was
 * recorded. An argument that is a file counts by what is in it. Throws where the program says something else than it
 * did, and where there is neither program nor record: who asks for what changes with time or chance needs the program.
 */
export function judge(program: string, args: readonly string[]): string {
  const question = [program, ...args.map((each) => (existsSync(each) ? digestOf(each) : each))].join(' ');
  const known = recorded[question];
  if (!isHere(program)) {
    if (known === undefined) throw new Error(`neither ${program} nor its answer is here: ${question}`);
    return known;
  }
  const said = execFileSync(program, args, { encoding: 'utf8' });
  if (isRecording) record(question, said);
  else if (known !== undefined && known !== said)
    throw new Error(`${question}\nsays ${said}\nand said ${known}`);
  return said;
}

function digestOf(file: string): string {
  return `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
}

function record(question: string, answer: string): void {
  const sorted = Object.entries({ ...JSON.parse(readFileSync(RECORDED, 'utf8')), [question]: answer }).sort(
    ([one], [other]) => (one < other ? -1 : 1),
  );
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
