// What the 场控台 knows of everybody's screens: which there are, what each of them still owes, and the one that may mislead.
import { untrack } from 'svelte';
import type { StreamLink } from '#lib/client/stream-link.ts';
import { isStale, owed, readReport, type Owing } from '#lib/domain/live/screen-report.ts';
import type { Instant } from '#lib/domain/time.ts';

interface Ports {
	readonly link: StreamLink;
	/** the time of the room by the second: nothing here is finer, and nothing here runs on the way of a cue */
	readonly second: Instant;
}

const nothing = (): ReadonlyMap<string, Owing> => new Map();

export class DeskScreens {
	readonly #ports: () => Ports;
	owing = $state.raw(nothing());
	readonly all = $derived.by(() =>
		this.#ports().link.others.flatMap((entry) => {
			const report = readReport(entry.place);
			return report ? [{ id: entry.connectionId, name: entry.name, report }] : [];
		})
	);
	/** The first screen that is behind for too long; null as well without a line of its own, when the desk knows nothing of the others. */
	readonly stale = $derived.by(() => {
		if (this.#ports().link.status !== 'live') return null;
		const now = this.#steady();
		for (const screen of this.all) {
			const owing = this.owing.get(screen.id);
			if (owing && isStale(owing, now)) return { ...screen, owing };
		}
		return null;
	});

	/** To be made while the desk's component begins: it looks at the screens for as long as that one lives. */
	constructor(ports: () => Ports) {
		this.#ports = ports;
		$effect(() => {
			const now = this.#steady();
			this.owing = untrack(() => owed(this.owing, this.all, this.#ports().link.seq, now));
		});
	}

	/** By the second, on the clock that never jumps. */
	#steady(): Instant {
		const { link, second } = this.#ports();
		return second && link.steadyTime();
	}
}
