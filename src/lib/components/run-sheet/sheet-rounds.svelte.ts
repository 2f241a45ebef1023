// What people do with the rounds on the sheet: name, fold, repeat, select. The commands are those of round-acts.ts.
import type { GroupId } from '#lib/domain/id.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '../ui/toasts.svelte.ts';
import { nextTitle, type RoundWords } from './round-acts.ts';
import type { SheetWork } from './sheet-work.ts';

/** A round that is being named: a new one of the chosen rows (`groupId` null), or one there is. */
export interface Naming extends RoundWords {
	readonly groupId: GroupId | null;
	/** how many rows become a round; null = it is one already */
	readonly rows: number | null;
}

export class SheetRounds {
	naming = $state.raw<Naming | null>(null);
	readonly work: SheetWork;

	constructor(work: SheetWork) {
		this.work = work;
	}

	/** Asks how a round of the chosen rows is to be called. */
	ask(): void {
		const { stream, cursor } = this.work.desk;
		const titles = stream().groups.map(({ title }) => title);
		const last = titles.at(-1);
		const title = last === undefined ? m.plan_round_first() : nextTitle(last, titles);
		const rows = cursor.meant.length;
		if (rows > 0) this.naming = { groupId: null, title, target: null, rows };
	}

	edit(groupId: GroupId): void {
		const group = this.work.desk.stream().groups.find(({ id }) => id === groupId);
		if (group) this.naming = { groupId, title: group.title, target: group.target, rows: null };
	}

	/** What was asked has been answered. */
	name(words: RoundWords): void {
		const { naming } = this;
		if (!naming) return;
		const { groupId, title, target } = naming;
		if (groupId === null) this.work.makeRound(words);
		else if (words.title !== title || words.target !== target) {
			void this.work.desk.send({ name: 'edit-group', args: { groupId, patch: words } });
		}
	}

	repeat(groupId: GroupId): void {
		const title = this.work.repeatRound(groupId);
		if (title !== null) toasts.say(m.plan_round_repeated({ title }));
	}

	ungroup(groupId: GroupId): void {
		void this.work.desk.send({ name: 'remove-group', args: { groupId } });
	}

	/** Nobody stays in a row that is folded away. */
	fold(groupId: GroupId, folded: boolean): void {
		const { view, cursor } = this.work.desk;
		view.fold(groupId, folded);
		if (folded && cursor.row !== null && !view.lineOf.has(cursor.row)) cursor.go(null);
	}

	/** Folds or opens the round of the active row; answers which one it was. */
	foldHere(folded: boolean): GroupId | null {
		const { cursor, items } = this.work.desk;
		const groupId = items().find((item) => item.id === cursor.row)?.groupId ?? null;
		if (groupId !== null) this.fold(groupId, folded);
		return groupId;
	}
}
