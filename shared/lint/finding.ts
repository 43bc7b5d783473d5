// Finding: what a check has found, as plain data; wording.ts turns it into words.
import type { Path } from '../schema/fault.ts';

type Found<Code extends string, More = unknown> = { readonly code: Code; readonly path: Path } & More;
type Names = readonly string[];

/** Nobody can see the campaign. */
type Unreachable =
  | Found<'schedule-over', { readonly until: string }>
  | Found<'never-open', { readonly until: string }>
  | Found<'condition-empty', { readonly attribute: string | null }>
  | Found<'audience-empty', { readonly attribute: string | null; readonly rule: 'welcome' | 'cart' | null }>
  | Found<'segment-empty', { readonly segment: string; readonly attribute: string | null }>
  | Found<'urls-excluded', { readonly urls: Names }>
  | Found<'urls-quiet', { readonly urls: Names }>
  | Found<'overlays-off'>
  | Found<'all-held', { readonly by: 'holdout' | 'control' }>
  | Found<'shadowed', { readonly by: string; readonly place: string }>;

/** The parts of it are at odds. */
type AtOdds =
  | Found<'segment-both', { readonly segment: string }>
  | Found<'pin-excluded', { readonly product: string; readonly by: 'exclude' | 'sensitive' }>
  | Found<'include-excluded'>
  | Found<'product-unknown', { readonly product: string }>;

type Codes =
  | Found<'pool-empty', { readonly pool: string; readonly fallback: string | null }>
  | Found<'pool-low', { readonly pool: string; readonly left: number; readonly issued: number }>
  | Found<'no-fallback', { readonly pool: string }>
  | Found<'nobody-told', { readonly what: 'code' | 'link' }>;

type Texts =
  | Found<'text-missing', { readonly languages: Names; readonly instead: string }>
  | Found<'text-partial', { readonly language: string; readonly fields: Names; readonly instead: string }>;

type Experiments =
  | Found<'no-holdout'>
  | Found<'one-arm', { readonly variant: string }>
  | Found<'same-variant', { readonly variant: string; readonly as: string | null }>;

type Store =
  | Found<
      'contrast',
      { readonly one: string; readonly other: string; readonly ratio: number; readonly least: number }
    >
  | Found<'segment-unused', { readonly segment: string }>
  | Found<'no-origin'>;

export type Finding = Unreachable | AtOdds | Codes | Texts | Experiments | Store;
