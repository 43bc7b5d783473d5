// The demo shop as files: pages, pictures, style sheet and script.
import { GOODS } from '../../../widget/demo/data/catalogue.ts';
import { pageHtml } from '../../../widget/demo/pages/layout.ts';
import { demoPages } from '../../../widget/demo/pages/pages.ts';
import { cranePicture } from '../../../widget/demo/pictures/crane.ts';
import { productPicture } from '../../../widget/demo/pictures/product-picture.ts';
import { SCENES, scenePicture } from '../../../widget/demo/pictures/scene.ts';
import type { Asset } from './asset.ts';
import { pageParts } from './page-parts.ts';

/** Everything under `demo/`, and the way there from the address alone. */
export async function demoAssets(root: string): Promise<Asset[]> {
  return [
    ...demoPages().map((page) => ({ path: `${page.path.slice(1)}index.html`, body: pageHtml(page) })),
    ...GOODS.map((good) => ({ path: `demo/img/${good.id}.svg`, body: productPicture(good) })),
    ...SCENES.map((scene) => ({ path: `demo/img/${scene.name}.svg`, body: scenePicture(scene) })),
    { path: 'demo/img/crane.svg', body: cranePicture },
    { path: '_redirects', body: '/ /demo/ 302\n' },
    ...(await pageParts(root, 'widget/demo', 'shop', 'demo')),
  ];
}
