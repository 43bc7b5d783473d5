// Every task by its name.
import type { Options } from '../options.ts';
import { again } from './again.ts';
import { recommendations } from './recommendations.ts';
import { replenishment } from './replenishment.ts';
import { retention } from './retention.ts';
import type { Task } from './task.ts';

export const TASKS: Readonly<Record<Options['task'], Task>> = {
  replenishment,
  again,
  retention,
  recommendations,
};
