// From moments to places on the strip and back: ticks on round times, labels that fit, the block under a finger.
import type { Duration, Instant } from '#lib/domain/time.ts';
import type { Span } from './strip.ts';

const MINUTE = 60_000;
const STEPS: readonly Duration[] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360].map((minutes) => minutes * MINUTE);
/** Shanghai's offset: ticks stand on its full hours. */
const OFFSET = 8 * 60 * MINUTE;

export interface Scale {
	/** px from the left; clamped to the strip's width plus a little */
	x(at: Instant): number;
	at(x: number): Instant;
	readonly width: number;
}

/** A window of time on `width` pixels (`from` < `to`). */
export function scale(from: Instant, to: Instant, width: number): Scale {
	const length = Math.max(1, to - from);
	return {
		width,
		x: (at) => Math.min(width + 20, Math.max(-20, ((at - from) / length) * width)),
		at: (x) => Math.round(from + (Math.min(width, Math.max(0, x)) / Math.max(1, width)) * length)
	};
}

/** Round moments inside the window, at least `room` pixels apart. */
export function ticks(from: Instant, to: Instant, width: number, room = 56): readonly Instant[] {
	const perPixel = (to - from) / Math.max(1, width);
	const step = STEPS.find((s) => s / perPixel >= room) ?? 720 * MINUTE;
	const first = Math.ceil((from + OFFSET) / step) * step - OFFSET;
	const count = Math.max(0, Math.floor((to - first) / step) + 1);
	return Array.from({ length: count }, (_, i) => first + i * step);
}

/** As much of a label as fits (12 px type): Chinese characters are as wide as high, others a little over half. */
export function fit(label: string, width: number): string {
	let used = 0;
	let shown = '';
	for (const char of label) {
		used += (char.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 7;
		if (used > width) return shown.length > 1 ? `${shown.slice(0, -1)}…` : '';
		shown += char;
	}
	return shown;
}

/** What a block says: number and name where there is room for some of it, else the number alone. */
export function blockLabel(number: string | undefined, label: string, width: number): string {
	if (!number) return fit(label, width);
	const both = fit(`${number} ${label}`, width);
	return both.length > number.length + 2 ? both : fit(number, width);
}

/** Index of the last span that starts at or before `at` (spans in order of start); -1 before the first. */
export function indexAt(spans: readonly Span[], at: Instant): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.start ?? Infinity) <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
