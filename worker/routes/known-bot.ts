// Known bots: crawlers and checkers that run scripts and say in their `User-Agent` who they are.

const SAYS_SO =
  /(?<!\bcu)bot\b|bot[-/_;]|crawl|spider|slurp|lighthouse|pagespeed|pingdom|gtmetrix|facebookexternalhit|mediapartners-google|google-inspectiontool/i;

/** Whether it is one of them, and nobody who could be exposed to an offer. */
export const isKnownBot = (userAgent: string | undefined): boolean => SAYS_SO.test(userAgent ?? '');
