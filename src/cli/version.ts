declare const KILN_VERSION: string;

/** This Kiln's version; put in when it is built. */
export const VERSION = KILN_VERSION;
