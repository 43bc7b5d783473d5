// Device: what tells a phone, a tablet and a desktop apart; which of them it is, the Worker says.

/** The shorter side of the screen (px) under a coarse pointer; false where the pointer is a fine one. */
export const touchScreen = (): number | false =>
  matchMedia('(pointer:coarse)').matches && Math.min(screen.width, screen.height);
