// What `npm start` says on stdout once everything is there.

export type Started = {
  /** Without a trailing slash. */
  readonly url: string;
  readonly shop: string;
  readonly console: string;
  readonly store: string;
  readonly adminKey: string;
  readonly operatorKey: string;
};

/** One line of JSON, for scripts. */
export const asJson = (started: Started): string => `${JSON.stringify(started)}\n`;

/** A few lines, for people. */
export const asWords = ({ shop, console, store, adminKey, url }: Started): string => `
  Reprise is running.

  Shop      ${shop}
            become somebody in the bar at the top
  Console   ${console}
  Store     ${store}
  Key       ${adminKey}
  Config    curl -H 'Authorization: Bearer ${adminKey}' ${url}/v1/stores/${store}/config

  Ctrl-C ends it. What it knows stays in the folder for the next time.

`;
