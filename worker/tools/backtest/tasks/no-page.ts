// A page that tells nothing: lists then hang on the person alone.
import type { Page } from '../../../../shared/schema/page.ts';

export const NO_PAGE: Page = { kind: 'home', url: 'https://shop.example/', locale: 'en' };
