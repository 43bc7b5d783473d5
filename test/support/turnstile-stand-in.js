// In place of Cloudflare's script: the same calls and callbacks. What a site key does is its name: `silent` asks for
// nothing, `asks` for a click in a frame, `fails` works only once it was reset, `ends` gives a token that ends at once.
(() => {
  const checks = new Map();
  const told = [];
  let count = 0;
  const give = (check) => check.settings.callback(`token-${++count}`);
  const run = (id) => {
    const check = checks.get(id);
    const { sitekey } = check.settings;
    check.runs = (check.runs ?? 0) + 1;
    if (sitekey === 'asks') {
      const frame = document.createElement('iframe');
      frame.src = 'https://challenges.cloudflare.com/box.html';
      frame.title = 'Widget containing a Cloudflare security challenge';
      Object.assign(frame.style, { width: '100%', height: '65px', border: '0', display: 'block' });
      check.place.replaceChildren(frame);
      check.settings['before-interactive-callback']();
    } else if (sitekey === 'fails' && check.runs === 1) {
      if (!check.settings['error-callback']('300030')) console.warn('[Cloudflare Turnstile] Error: 300030.');
    } else {
      give(check);
      if (sitekey === 'ends' && check.runs === 1) {
        check.settings['expired-callback']();
        run(id);
      }
    }
  };
  addEventListener('message', ({ data, source }) => {
    for (const check of checks.values())
      if (data === 'checked' && check.place.querySelector('iframe')?.contentWindow === source) give(check);
  });
  window.turnstileTold = told;
  window.turnstile = {
    render: (place, settings) => {
      // The real one, too, looks for its elements in the document.
      if (!document.body.contains(place)) throw new Error('Could not find the container');
      const id = `cf-${checks.size}`;
      const { theme, size, language, appearance } = settings;
      told.push({ render: { theme, size, language, appearance } });
      checks.set(id, { place, settings });
      queueMicrotask(() => run(id));
      return id;
    },
    reset: (id) => {
      told.push('reset');
      queueMicrotask(() => run(id));
    },
    remove: (id) => {
      told.push('remove');
      checks.delete(id);
    },
  };
})();
