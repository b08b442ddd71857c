/** Whole seconds that a person needs to look at a code and type it: one that is good for less is not begun with. */
export const SECONDS_TO_TYPE = 8;
