// How somebody likes their 提词器: kept on the device, because glass, distance and eyes belong to the place.
import { spokenSyllables } from '#lib/domain/script/speaking.ts';
import { MINUTE, SECOND, type Duration } from '#lib/domain/time.ts';

export interface PromptSettings {
	/** Type in vh, 5 … 16. */
	readonly size: number;
	/** Line height as a multiple of the type, in tenths: 12 … 22. */
	readonly line: number;
	/** The reading line, in percent of the height from the top, 10 … 60. */
	readonly mark: number;
	readonly mirrorX: boolean;
	readonly mirrorY: boolean;
	/** `spoken`: as fast as the words take at `rate`; `steady`: `lines` lines a minute, whatever is in them. */
	readonly speed: 'spoken' | 'steady';
	/** 字 a minute, 80 … 500. */
	readonly rate: number;
	/** Lines a minute, 2 … 60. */
	readonly lines: number;
	/** Whether a take brings the script of the new item. */
	readonly follow: boolean;
}

export const PROMPT_RANGES = {
	size: { least: 5, most: 16, step: 1 },
	line: { least: 12, most: 22, step: 1 },
	mark: { least: 10, most: 60, step: 5 },
	rate: { least: 80, most: 500, step: 10 },
	lines: { least: 2, most: 60, step: 1 }
} as const;
export type PromptNumber = keyof typeof PROMPT_RANGES;

const DEFAULTS: PromptSettings = {
	...{ size: 6, line: 14, mark: 20, mirrorX: false, mirrorY: false },
	...{ speed: 'spoken', rate: 240, lines: 12, follow: true }
};

function within(key: PromptNumber, value: unknown): number {
	const { least, most } = PROMPT_RANGES[key];
	return typeof value === 'number' && Number.isFinite(value)
		? Math.min(most, Math.max(least, Math.round(value)))
		: DEFAULTS[key];
}

/** Settings as they were kept, whatever is left of them; anything else is as at first. */
export function readSettings(kept: string | null): PromptSettings {
	const raw = parsed(kept);
	const flag = (key: 'mirrorX' | 'mirrorY' | 'follow') => (typeof raw[key] === 'boolean' ? raw[key] : DEFAULTS[key]);
	return {
		size: within('size', raw.size),
		line: within('line', raw.line),
		mark: within('mark', raw.mark),
		mirrorX: flag('mirrorX'),
		mirrorY: flag('mirrorY'),
		speed: raw.speed === 'steady' ? 'steady' : 'spoken',
		rate: within('rate', raw.rate),
		lines: within('lines', raw.lines),
		follow: flag('follow')
	};
}

function parsed(kept: string | null): Partial<Record<keyof PromptSettings, unknown>> {
	try {
		const raw: unknown = JSON.parse(kept ?? '{}');
		return typeof raw === 'object' && raw !== null ? raw : {};
	} catch {
		// Somebody else's words under our name: as if nothing was kept.
		return {};
	}
}

/** One step up or down, within its range. */
export function stepped(settings: PromptSettings, key: PromptNumber, by: 1 | -1): PromptSettings {
	return { ...settings, [key]: within(key, settings[key] + by * PROMPT_RANGES[key].step) };
}

/** Less than this is a slip of the finger, not a reading. */
const SHORTEST_READING: Duration = 3 * SECOND;

/** 字 a minute of somebody who has just read `text` aloud; null when it says nothing about a person (too short, or out of range). */
export function measuredRate(text: string, took: Duration): number | null {
	const { least, most } = PROMPT_RANGES.rate;
	if (took < SHORTEST_READING) return null;
	const rate = Math.round((spokenSyllables(text) / took) * MINUTE);
	return rate >= least && rate <= most ? rate : null;
}
