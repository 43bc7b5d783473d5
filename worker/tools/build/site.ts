// The site of static files: browser bundles, demo shop, console, description of the calls, headers.
import type { Asset } from './asset.ts';
import { browserBundles } from './bundles.ts';
import { consoleAssets } from './console.ts';
import { demoAssets } from './demo.ts';
import { headersFile } from './headers.ts';
import { openapiAssets } from './openapi.ts';
import { writeSite } from './write-site.ts';

export type BuildSettings = { readonly root: string; readonly to: string; readonly production: boolean };

/** Builds the site of the project into the folder `to` and answers what it wrote; in production without the demo. */
export async function buildSite({ root, to, production }: BuildSettings): Promise<Asset[]> {
  const parts = [
    browserBundles(root),
    consoleAssets(root),
    openapiAssets(root),
    ...(production ? [] : [demoAssets(root)]),
  ];
  const assets = [
    ...(await Promise.all(parts)).flat(),
    { path: '_headers', body: headersFile({ production }) },
  ];
  await writeSite(to, assets);
  return assets;
}
