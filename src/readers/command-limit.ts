/** How long one command may take before the token counts as mute. A real token needs about 25 ms. */
export const COMMAND_LIMIT_MILLISECONDS = 4000;
