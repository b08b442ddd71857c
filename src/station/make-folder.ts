/** For shells, which may not look into register/. */
export { makeFolder } from '../register/make-folder.ts';
