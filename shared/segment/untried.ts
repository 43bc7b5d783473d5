// What holds for a store without a past.
import type { OlderRetentionModel, RetentionModel } from '../schema/catalog.ts';
import { fitRetention } from './retention-fit.ts';

const UNTRIED = fitRetention([], 0);

/** The model as it is used: one that an older fit left is no better than none, nor is none. */
export const currentModel = (model: RetentionModel | OlderRetentionModel | undefined): RetentionModel =>
  model && 'dropout' in model ? model : UNTRIED;
