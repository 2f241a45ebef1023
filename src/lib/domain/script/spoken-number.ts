// How many syllables a number has when it is read aloud: 99.9 is 九十九块九, five.

/** Syllables of a number as written in a script: `99.9`, `1,299`, `50%`. Long or zero-led rows of digits are read one by one. */
export function syllablesOfNumber(written: string): number {
	const percent = /[%％]$/.test(written);
	const [whole = '', fraction = ''] = written.replace(/[,%％]/g, '').split('.');
	const oneByOne = whole.length > 8 || (whole.length > 1 && whole.startsWith('0'));
	const syllables = oneByOne ? whole.length : syllablesOfWhole(Number(whole));
	// 百分之 is three more; the point (or 块) is one, each digit behind it one.
	return syllables + (percent ? 3 : 0) + (fraction === '' ? 0 : 1 + fraction.length);
}

/** 0 … 99,999,999 as 万 and 一 to 千. */
function syllablesOfWhole(value: number): number {
	if (value === 0) return 1;
	const tenThousands = Math.floor(value / 10_000);
	const rest = value % 10_000;
	if (tenThousands === 0) return syllablesOfGroup(rest) - (rest >= 10 && rest < 20 ? 1 : 0);
	const head = syllablesOfGroup(tenThousands) - (tenThousands >= 10 && tenThousands < 20 ? 1 : 0) + 1;
	const bridge = rest > 0 && rest < 1_000 ? 1 : 0;
	return head + bridge + syllablesOfGroup(rest);
}

/** Four digits: a syllable for each, one for each unit above the ones, one 零 for each hole between digits. */
function syllablesOfGroup(group: number): number {
	let syllables = 0;
	let hole = false;
	for (const unit of [1_000, 100, 10, 1]) {
		const digit = Math.floor(group / unit) % 10;
		if (digit === 0) {
			hole = syllables > 0;
			continue;
		}
		syllables += (hole ? 1 : 0) + 1 + (unit > 1 ? 1 : 0);
		hole = false;
	}
	return syllables;
}
