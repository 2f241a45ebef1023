// 实播 for the review, take by take: planned against real, who hosted it, and a part for each where the host changed in its middle.
import type { MemberId } from '../id.ts';
import type { Run } from '../live/live.ts';
import { elapsedIn, heldFor, itemOf } from '../live/on-air.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import { figure } from '../metrics/figures.ts';
import type { Fen } from '../money.ts';
import { personKey } from '../people/on-air-stretch.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { personSpans } from '../timing/as-run.ts';
import { allot, joined, within, type Stretch } from './allocate.ts';

/** What one host, or nobody, had of a take. Two who host together each have the whole of it. `from` < `to`. */
export interface AsRunPart {
	/** null = nobody was on a 主播 post */
	readonly memberId: MemberId | null;
	readonly name: string;
	readonly from: Instant;
	readonly to: Instant;
	/** Without holds, ms. */
	readonly real: Duration;
	/** null = no minutes from the platform */
	readonly gmv: Fen | null;
}

/** One take. Durations in ms without holds; `held` is what was left out. */
export interface AsRunLine {
	readonly run: Run;
	/** null = the item is not on the sheet any more */
	readonly item: Item | null;
	/** Its place in the sheet, from 1; null as above. */
	readonly number: number | null;
	readonly from: Instant;
	/** Now while it is on air. */
	readonly to: Instant;
	/** null = 返场 or another second time, which nobody had planned */
	readonly planned: Duration | null;
	readonly real: Duration;
	readonly over: Duration;
	readonly held: Duration;
	readonly gmv: Fen | null;
	/** In the order of their beginnings; none when the stream has no 主播 post. */
	readonly parts: readonly AsRunPart[];
}

interface Presence extends Stretch {
	readonly memberId: MemberId;
	readonly name: string;
}

/** Every take of the show so far, in order. `lag` ≥ 0 ms: orders follow speech. */
export function asRunLines(
	state: StreamState,
	series: MinuteSeries,
	now: Instant,
	lag: Duration = 0
): readonly AsRunLine[] {
	const hosted = state.posts.some(({ kind }) => kind === 'host');
	const hosts = presences(state, now);
	const seen = new Set<string>();
	const lines = state.live.runs.map((run) => {
		const [from, to] = [run.startedAt, Math.max(run.endedAt ?? now, run.startedAt)];
		const planned = seen.has(run.itemId) ? null : run.planned;
		seen.add(run.itemId);
		const index = state.items.findIndex(({ id }) => id === run.itemId);
		const real = elapsedIn(run, to);
		return {
			...{ run, from, to, planned, real, over: real - (planned ?? 0), held: heldFor(run, to) },
			item: itemOf(state, run.itemId),
			number: index < 0 ? null : index + 1,
			parts: hosted && from < to ? partsOf(run, hosts, from, to) : []
		};
	});
	const gmvOfLine = gmvOf(series, lines, lag);
	const gmvOfPart = gmvOf(
		series,
		lines.flatMap(({ parts }) => parts),
		lag
	);
	return lines.map((line) => ({
		...line,
		gmv: gmvOfLine(line),
		parts: line.parts.map((part) => ({ ...part, gmv: gmvOfPart(part) }))
	}));
}

function gmvOf<Owner extends Stretch>(series: MinuteSeries, owners: readonly Owner[], lag: Duration) {
	const allotted = allot(series, new Map(owners.map((owner) => [owner, [owner]])), lag);
	return (owner: Owner): Fen | null => figure(allotted.get(owner)?.figures ?? {}, 'pay_amt');
}

/** Who was 主播 from when to when; a person on two such posts at once is there once. */
function presences(state: StreamState, now: Instant): readonly Presence[] {
	const people = new Map<string, { memberId: MemberId; name: string; spans: Stretch[] }>();
	for (const span of personSpans(state, now)) {
		if (span.kind !== 'host') continue;
		const known = people.get(personKey(span)) ?? { memberId: span.memberId, name: span.name, spans: [] };
		people.set(personKey(span), { ...known, spans: [...known.spans, span] });
	}
	return [...people.values()].flatMap(({ spans, memberId, name }) =>
		joined(spans).map((span) => ({ ...span, memberId, name }))
	);
}

function partsOf(run: Run, hosts: readonly Presence[], from: Instant, to: Instant): Omit<AsRunPart, 'gmv'>[] {
	const holds = joined(run.holds.map((hold) => ({ from: hold.from, to: hold.to ?? to })));
	const real = (part: Stretch) => part.to - part.from - within(holds, part.from, part.to);
	const there = hosts
		.filter((host) => host.from < to && host.to > from)
		.map((host) => ({ ...host, from: Math.max(host.from, from), to: Math.min(host.to, to) }));
	const empty: Omit<AsRunPart, 'gmv' | 'real'>[] = [];
	let covered = from;
	for (const each of [...joined(there), { from: to, to }]) {
		if (each.from > covered) empty.push({ memberId: null, name: '', from: covered, to: each.from });
		covered = each.to;
	}
	return [...there, ...empty].toSorted((a, b) => a.from - b.from).map((part) => ({ ...part, real: real(part) }));
}
