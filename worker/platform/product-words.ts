// Words of a product as our schema takes them.

const MOST_TAGS = 50;
const LONGEST_TAG = 64;

/** Tags without empty and overlong ones, each once, at most 50. */
export const someTags = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tag.trim()))]
    .filter((tag) => tag !== '' && tag.length <= LONGEST_TAG)
    .slice(0, MOST_TAGS);
