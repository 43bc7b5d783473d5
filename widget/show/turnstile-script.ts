// Cloudflare's script of Turnstile: the shop's own where the page has one, else fetched, and only from Cloudflare itself.

export type Turnstile = {
  /** Draws a check in an element of the document; answers its id, nothing where it could not. */
  readonly render: (place: HTMLElement, settings: object) => string | null | undefined;
  readonly reset: (id: string) => void;
  readonly remove: (id: string) => void;
};

declare global {
  interface Window {
    turnstile?: Turnstile;
  }
}

const ADDRESS = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';

let loading: Promise<Turnstile> | undefined;

/** Rejects where a policy, a blocker or the network refuses it; asked again, it is tried again. */
export async function turnstile(): Promise<Turnstile> {
  if (window.turnstile) return window.turnstile;
  loading ??= load();
  try {
    return await loading;
  } finally {
    loading = undefined;
  }
}

function load(): Promise<Turnstile> {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    const failed = () => {
      script.remove();
      fail(new Error('Turnstile'));
    };
    script.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
    script.onload = () => (window.turnstile ? done(window.turnstile) : failed());
    script.onerror = failed;
    script.src = ADDRESS;
    document.head.append(script);
  });
}
