import type { Target } from './target.ts';
import { calls } from './targets/calls.ts';
import { journals } from './targets/journals.ts';
import { lists } from './targets/lists.ts';
import { pictureFiles } from './targets/picture-files.ts';
import { pictures } from './targets/pictures.ts';
import { seeds } from './targets/seeds.ts';
import { sessionFiles } from './targets/session-files.ts';
import { tokens } from './targets/tokens.ts';

/** Everything that takes input from outside. */
export const TARGETS: readonly Target[] = [
  ...[seeds, lists, pictures, pictureFiles, tokens, sessionFiles, journals, calls],
];
