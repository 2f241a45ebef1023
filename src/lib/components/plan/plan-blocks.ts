// The items of a plan as blocks of the strip, in order of start.
import type { StreamState } from '#lib/domain/stream/state.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';
import { m } from '#lib/paraglide/messages.js';
import type { StripBlock } from '../strip/strip.ts';

/** The blocks; [] while the sheet is not on the clock. */
export function planBlocks(stream: StreamState): readonly StripBlock[] {
	const { clock, times } = plannedSheet(stream);
	if (!clock) return [];
	const skipped = new Set(stream.live.skipped);
	return stream.items
		.map((item, index): StripBlock => {
			const { start, end } = times[index]!;
			return {
				...{ id: item.id, label: item.title || m.plan_untitled(), number: String(index + 1) },
				...{ kind: item.kind, tier: item.tier, state: skipped.has(item.id) ? 'skipped' : 'planned' },
				...{ start, end }
			};
		})
		.sort((a, b) => a.start - b.start);
}
