// Closings without consent: only the ids of campaigns this visitor closed, for as long as the tab lives.

/** The ids kept under `key`, and how to add one; silent where storage is refused. */
export function closings(
  key: string,
  on: boolean,
): { list: () => string[]; add: (campaign: string) => void } {
  const list = (): string[] => {
    try {
      const ids: unknown = JSON.parse((on && sessionStorage.getItem(key)) || '[]');
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  };
  return {
    list,
    add: (campaign) => {
      try {
        if (on) sessionStorage.setItem(key, JSON.stringify([...new Set([...list(), campaign])].slice(-50)));
      } catch {}
    },
  };
}
