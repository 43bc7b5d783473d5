// One file of the site as built: where it lies under dist/assets, and what is in it.

/** `version`: hash that addresses of this asset carry as `?v=`, for those that are cached for ever. */
export type Asset = { readonly path: string; readonly body: string; readonly version?: string };
