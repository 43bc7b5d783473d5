// Device: phone, tablet or desktop, by pointer and screen.
import type { DeviceKind } from '../../shared/schema/page.ts';

/** A coarse pointer on a small screen is a phone, on a larger one a tablet. */
export function deviceKind(): DeviceKind {
  if (!matchMedia('(pointer:coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet';
}
