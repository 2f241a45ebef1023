// What a figure of the dictionary is called, on pages and in what leaves the house.
import { metric, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import { metricWord } from './metric-word.ts';

export const metricName = (key: MetricKey): string => metricWord(metric(key));
