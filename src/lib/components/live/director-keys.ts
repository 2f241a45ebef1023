// The 场控's keys (look.md, "Keys"): which press means what. Nothing fires while somebody types or composes.

export type DeskAct =
	| {
			readonly act:
				| 'next'
				| 'previous'
				| 'skip'
				| 'extend'
				| 'hold'
				| 'cue'
				| 'cover'
				| 'mark'
				| 'insert'
				| 'undo'
				| 'keys'
				| 'finish'
				| 'beat'
				| 'beat-back'
				| 'screens'
				| 'hand-over'
				| 'task';
	  }
	| { readonly act: 'digit'; readonly digit: string }
	/** The n-th item of the shelf, from 1. */
	| { readonly act: 'shelf'; readonly place: number }
	/** The number in hand: take it, look at its other meaning, forget its last digit, forget it. */
	| { readonly act: 'jump' | 'other-match' | 'rub-out' | 'forget' };

export interface KeyPress {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	/** The key's place on the keyboard: ⇧1 is `!` on one layout and `1` on another. */
	readonly code: string;
	readonly shiftKey: boolean;
	readonly repeat: boolean;
	readonly isComposing: boolean;
}

const LETTERS: Readonly<Record<string, DeskAct>> = {
	s: { act: 'skip' },
	e: { act: 'extend' },
	h: { act: 'hold' },
	c: { act: 'cue' },
	b: { act: 'cover' },
	m: { act: 'mark' },
	i: { act: 'insert' },
	f: { act: 'finish' },
	w: { act: 'screens' },
	o: { act: 'hand-over' },
	t: { act: 'task' },
	z: { act: 'undo' },
	'?': { act: 'keys' },
	'？': { act: 'keys' }
};

/** What a press means; null = nothing of the desk's. `digits`: the number in hand. A held-down key counts once. */
export function deskAct(press: KeyPress, digits: string): DeskAct | null {
	const { key } = press;
	if (press.isComposing || key === 'Process' || press.repeat) return null;
	if (press.ctrlKey || press.metaKey || press.altKey) return null;
	const shelf = press.shiftKey ? /^Digit([1-9])$/.exec(press.code) : null;
	if (shelf) return { act: 'shelf', place: Number(shelf[1]) };
	if (/^[0-9]$/.test(key)) return { act: 'digit', digit: key };
	if (digits !== '') {
		if (key === 'Enter') return { act: 'jump' };
		if (key === 'Tab') return { act: 'other-match' };
		if (key === 'Backspace') return { act: 'rub-out' };
		if (key === 'Escape') return { act: 'forget' };
	}
	if (key === ' ' || key === 'ArrowRight') return { act: 'next' };
	if (key === 'ArrowLeft') return { act: 'previous' };
	if (key === 'PageDown') return { act: 'beat' };
	if (key === 'PageUp') return { act: 'beat-back' };
	return LETTERS[key.toLowerCase()] ?? null;
}
