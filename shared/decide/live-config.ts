// LiveConfig: a checked config as decisions read it: defaults filled in, live campaigns only.
import type { Config } from '../schema/config.ts';

export type LiveConfig = Omit<Config, '$schema'>;

/** The part of a config that decisions need; draft and paused campaigns stay in the Durable Object. */
export function liveConfig(config: Config): LiveConfig {
  const { $schema: _, ...rest } = config;
  return { ...rest, campaigns: config.campaigns.filter((c) => c.status === 'live') };
}
