// Stop: the reason why `npm start` cannot go on, in words for the person who typed it.

/** Ends the start with its message on one line and exit code 1. */
export class Stop extends Error {}
