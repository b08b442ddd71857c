/** Of the codes that tokens show. */
export const CODE_DIGITS = 6;
