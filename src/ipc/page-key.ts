/* What the page's second key is called, for the browser shell and for the page in the browser. */

/** The header with which the page shows its key. */
export const PAGE_KEY_HEADER = 'kiln-key';
/** Where the browser keeps it, for pages of this host and port alone (localStorage). */
export const PAGE_KEY_PLACE = 'kiln-key';
/** Where a page goes that has no key: says in words that this browser was not let in. */
export const NOT_LET_IN_PATH = '/not-let-in';
