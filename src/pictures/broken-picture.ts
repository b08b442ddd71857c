/** Thrown by readers of formats where the bytes are not what the format asks for; nobody outside this room sees it. */
export class BrokenPicture extends Error {}
