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

/** A few lines, for people. `folder`: where everything is kept. */
export const asWords = ({ shop, console, store, adminKey, url }: Started, folder: string): string => `
  Reprise is running. Open the shop first.

  Shop        ${shop}
              a coffee shop with one script tag; the bar at the top lets you be somebody
  Figures     ${console}
              how the store is doing; the marketer's console is not built yet, README has the calls
  Admin key   ${adminKey}
              for store ${store}; a new one at every start

  See the rules that decide:
  curl -H 'Authorization: Bearer ${adminKey}' ${url}/v1/stores/${store}/config

  Ctrl-C ends it. Orders, rules and keys stay in ${folder};
  the operator key, which makes stores of your own, is in secrets.env there

`;
