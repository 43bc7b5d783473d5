// Words that both the audience schema and the attribute list use.

/** The lifecycle stages; exactly one holds for each person. */
export const STAGES = ['new', 'returning', 'first-time', 'active', 'loyal', 'at-risk', 'lapsed'] as const;

/** Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
