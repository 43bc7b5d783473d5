// Closings without consent: only the ids of campaigns this visitor closed, for as long as the tab lives.

/** The ids kept under `key`, with one more if given; none where storage is refused. */
export function closedHere(key: string, campaign?: string): string[] {
  try {
    const kept = JSON.parse(sessionStorage[key] ?? '[]').map(String);
    if (campaign) sessionStorage[key] = JSON.stringify([...kept, campaign]);
    return kept;
  } catch {
    return [];
  }
}
