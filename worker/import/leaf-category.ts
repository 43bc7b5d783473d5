// The one category a product goes by, of the path shops export.

/** The last part of a path: `Home > Coffee > Beans` is `Beans`. A number is no name: ''. */
export function leafCategory(path: string): string {
  const leaf =
    path
      .split(/\s*[>»]\s*/)
      .at(-1)
      ?.trim() ?? '';
  return /^\d+$/.test(leaf) ? '' : leaf.slice(0, 200);
}
