// What is called across the room, as presets: whom it is for, whether an answer is awaited, how urgent it looks.
import type { PostKind } from '../people/post.ts';

/** `info` is read in passing, `act` asks for a hand, `siren` takes the whole screen. */
export type CueUrgency = 'info' | 'act' | 'siren';

/**
 * Parameters of a preset's sentence: n 链接号, name 品名, p 价格, q 数量 (COMMENT: the question), t 分钟, m 开奖前分钟,
 * w 词, who 人名, role 岗位.
 */
export type CueParam = 'n' | 'name' | 'p' | 'q' | 't' | 'm' | 'w' | 'who' | 'role';

export interface CuePreset {
	/** Kept in the journal; never renamed. */
	readonly code: string;
	/** Default addressees; empty = every post of the stream. */
	readonly to: readonly PostKind[];
	readonly needsAck: boolean;
	readonly urgency: CueUrgency;
	readonly params: readonly CueParam[];
	/** Message keys of the sentence and of a note for the sender. */
	readonly message: string;
	readonly note: string | null;
	/** The sender confirms once more before it goes out. */
	readonly twoStep: boolean;
}

type Extra = Partial<Pick<CuePreset, 'params' | 'note' | 'twoStep'>>;

function preset(
	code: string,
	to: readonly PostKind[],
	urgency: CueUrgency,
	ack: boolean,
	extra: Extra = {}
): CuePreset {
	const message = `air_cue_${code.toLowerCase()}`;
	return { code, to, needsAck: ack, urgency, params: [], message, note: null, twoStep: false, ...extra };
}

/** 报数须与后台一致: false counts are an offence, so whoever sends one is reminded (domain.md §2.1). */
const COUNTED = 'air_cue_note_counts';

/** The presets of the trade, in the order in which a desk shows them. */
export const CUE_PRESETS: readonly CuePreset[] = [
	preset('TIME_LEFT', ['host'], 'info', false, { params: ['t'] }),
	preset('SPEED_UP', ['host'], 'info', false, { params: ['t'] }),
	preset('SLOW_DOWN', ['host'], 'info', false, { params: ['t'] }),
	preset('INTERACT', ['host', 'cohost'], 'info', false),
	preset('COMMENT', ['host', 'cohost'], 'info', false, { params: ['q'] }),
	preset('LINK_UP', ['operator'], 'act', true, { params: ['n'] }),
	preset('LINK_DOWN', ['operator'], 'act', true, { params: ['n'] }),
	preset('POPUP', ['operator'], 'act', true, { params: ['n'] }),
	preset('PRICE', ['operator'], 'act', true, { params: ['n', 'p'], twoStep: true }),
	preset('STOCK_ADD', ['operator'], 'act', true, { params: ['n', 'q'] }),
	preset('STOCK_LEFT', ['host'], 'info', false, { params: ['n', 'q'], note: COUNTED }),
	preset('ORDERS', ['host'], 'info', false, { params: ['n', 'q'], note: COUNTED }),
	preset('OUT', ['host', 'cohost'], 'act', true, { params: ['n'] }),
	preset('NEXT', ['host', 'assistant'], 'info', false, { params: ['n', 'name'] }),
	preset('ENCORE', [], 'act', true, { params: ['n'] }),
	preset('SWITCH', [], 'act', true, { params: ['n'] }),
	preset('BAG_START', ['assistant', 'host'], 'info', false),
	preset('BAG_DRAW', ['assistant', 'host'], 'info', false, { params: ['m'] }),
	preset('COMPLIANCE', ['host'], 'act', true, { params: ['w'] }),
	preset('COVER', ['cohost'], 'act', true, { params: ['role', 't'] }),
	preset('HANDOVER', ['host', 'cohost'], 'act', true, { params: ['who'] }),
	preset('ADS_UP', ['ads'], 'act', true),
	preset('ADS_DOWN', ['ads'], 'act', true),
	preset('ADS_STOP', ['ads'], 'act', true),
	preset('MIC', ['operator', 'assistant'], 'act', true),
	preset('LIGHT', ['operator', 'assistant'], 'act', true),
	preset('FOCUS', ['operator', 'assistant'], 'act', true),
	preset('BACKUP_PICTURE', [], 'siren', true, { twoStep: true }),
	preset('EMERGENCY', [], 'siren', true, { twoStep: true })
];

/** The preset with this code; null for free text and codes of another version. */
export function cuePreset(code: string | null): CuePreset | null {
	return CUE_PRESETS.find((each) => each.code === code) ?? null;
}
