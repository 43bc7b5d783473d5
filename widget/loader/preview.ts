// Preview: a link of the marketer's that shows this shop as somebody made up would see it, drafts too.

/** The token of the link; later in the visit of the tab, from where the panel leaves it: a name asks for no storage. */
export const preview: string | undefined = /reprise-preview=([^&]+)/.exec(location.search + window.name)?.[1];
