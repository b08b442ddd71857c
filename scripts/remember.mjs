import { writeFileSync } from 'node:fs';

/** Notes something for the next time. Whoever may only read the folder finds it out anew: somebody else installed Kiln. */
export function remember(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}
