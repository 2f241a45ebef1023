// What a team keeps to start from: whole streams and rounds. Checklists have templates of their own (plan/checklist-template.ts).
import type { Duration } from '../time.ts';
import type { StreamPart } from './parts.ts';

/** A template as a list shows it, without what is in it. */
export type ListedTemplate =
	| {
			readonly id: string;
			readonly name: string;
			readonly kind: 'stream';
			readonly parts: readonly StreamPart[];
			readonly rows: number;
			/** Length of the slot; null = it has none. */
			readonly length: Duration | null;
	  }
	| {
			readonly id: string;
			readonly name: string;
			readonly kind: 'round';
			readonly rows: number;
			/** Sum of the rows' planned lengths. */
			readonly length: Duration;
	  };
